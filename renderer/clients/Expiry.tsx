import { documentValidity } from '../../shared/rulebook/counter/visit-term.ts';
import { documentExpiry, documentShown } from '../safeguards/visit/document-expiry.ts';
import { useClientInHand } from '../session/clients-store.ts';
import { useCounter } from '../session/counter.tsx';
import { useVisitStanding } from '../session/visits.ts';
import { Notice } from '../ui/Notice.tsx';

/** Warns of what runs out within the warning's days, or has run out; nothing while it holds. */
export function Expiry({
  what,
  until,
  then,
}: {
  /** 证件, 风险测评. */
  readonly what: string;
  readonly until: string | null;
  /** What to ask the client for. */
  readonly then: string;
}) {
  const { store, tables } = useCounter();
  switch (documentValidity(tables.visitTerm, until, store.businessDate())) {
    case 'valid':
      return null;
    case 'expiring':
      return (
        <Notice tone="warning">
          {what} {until} 到期。请提醒客户{then}。
        </Notice>
      );
    case 'expired':
      return (
        <Notice tone="danger">
          {what}已于 {until} 到期。请客户{then}后再办理业务。
        </Notice>
      );
  }
}

/** Of the client's document: by the one they showed in this visit, where they showed one. */
export function DocumentExpiry({ until: registered }: { readonly until: string | null }) {
  const { store, tables } = useCounter();
  const shown = documentShown(useVisitStanding(useClientInHand()));
  const expiry = documentExpiry(tables.visitTerm, store.businessDate(), registered, shown);
  switch (expiry.kind) {
    case 'valid':
      return null;
    case 'renewed':
      return <Notice tone="warning">{expiry.words}。</Notice>;
    case 'expiring':
    case 'expired':
      return <Expiry what="证件" until={expiry.until} then="换领后更新资料" />;
  }
}
