import { documentValidity } from '../../shared/rulebook/counter/visit-term.ts';
import { useCounter } from '../session/counter.tsx';
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
