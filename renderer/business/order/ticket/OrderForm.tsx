import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { orderName } from '../../../../shared/business/order/pending-buys.ts';
import type { OrderField, OrderLine } from '../../../../shared/business/order/order-line.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { VisitClient } from '../../../../shared/safeguards/visit.ts';
import { useCounter } from '../../../session/counter.tsx';
import { useSignedIn } from '../../../session/session-store.ts';
import { useDraftSaving } from '../../../session/use-draft-saving.ts';
import { wordsOf } from '../../../session/words.ts';
import { focusUnder } from '../../../ui/focus-under.ts';
import { type KeyBinding, useKeys } from '../../../ui/keys.tsx';
import type { Recorded } from '../recorded.ts';
import { estimateOf } from './estimate.ts';
import { asLines, inOrder } from './judge-ticket.ts';
import type { OrderFields } from './order-fields.ts';
import { OrderReview } from './OrderReview.tsx';
import { seenOf } from './seen.ts';
import { TicketLayout } from './TicketLayout.tsx';
import { useSubmission } from './use-submission.ts';
import { useTicket } from './use-ticket.ts';

/** What a ticket starts from. */
export interface TicketStart {
  readonly commandId: string;
  readonly fields: OrderFields;
  /** Papers and signatures taken so far. */
  readonly evidence: readonly EvidenceRef[];
  /** One sentence above the ticket: where it comes from. */
  readonly notice: string | null;
}

/** An order ticket: typed, checked as it is typed, read back at the first F8, submitted at the second. */
export function OrderForm({
  caseId,
  start,
  client,
  active,
  onBack,
  onRecorded,
}: {
  readonly caseId: string;
  readonly start: TicketStart;
  readonly client: VisitClient;
  readonly active: boolean;
  readonly onBack: () => void;
  /** `saved` ends when nothing of the ticket is being saved any more: its draft can be deleted. */
  readonly onRecorded: (recorded: Recorded, saved: Promise<void>) => void;
}) {
  const { store, tables, takesActs } = useCounter();
  const { actor } = useSignedIn();
  const [fields, setFields] = useState(start.fields);
  const [evidence, setEvidence] = useState(start.evidence);
  const [left, setLeft] = useState<readonly OrderField[]>([]);
  const [shownAll, setShownAll] = useState(false);
  const [refused, setRefused] = useState<readonly OrderLine[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const board = useTicket(caseId, fields, client, evidence, active);
  const idOf = (name: string) => `order-${caseId}-${name}`;

  const { keep, flush, end } = useDraftSaving({
    draftId: caseId,
    business: orderName,
    commandId: start.commandId,
    staff: actor.staff,
  });
  const latest = useRef({ fields, evidence });
  const save = (change: Partial<typeof latest.current>) => {
    latest.current = { ...latest.current, ...change };
    keep({ ...latest.current.fields, client, evidence: latest.current.evidence });
  };
  const change = (next: Partial<OrderFields>) => {
    const changed = { ...latest.current.fields, ...next };
    setFields(changed);
    save({ fields: changed });
    setRefused([]);
    setTrouble(null);
  };
  const keepEvidence = (next: readonly EvidenceRef[]) => {
    setEvidence(next);
    save({ evidence: next });
    flush();
  };
  useEffect(() => {
    if (!active) flush();
  }, [active, flush]);

  const submission = useSubmission({
    caseId,
    commandId: start.commandId,
    // The serial number first: nothing about a draft may hide that the act stands.
    onRecorded: (recorded) => onRecorded(recorded, end()),
    onRefused: (reasons) => setRefused(asLines(reasons)),
  });
  const { reviewed, submitting } = submission;
  const isReview = reviewed !== null;

  const goTo = (field: OrderField) => {
    const control = document.getElementById(idOf(focusOf[field]));
    const radio = control?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]');
    focusUnder(radio ?? control);
  };
  const review = async () => {
    flush();
    const asked = latest.current;
    const from = document.activeElement;
    // Who has gone on meanwhile is not fetched back.
    const mend = (field: OrderField) => {
      if (document.activeElement === from) goTo(field);
    };
    setShownAll(true);
    setRefused([]);
    setTrouble(null);
    try {
      const judged = await board.judgeNow();
      if (judged === null) {
        mend('security');
        return;
      }
      const first = judged.lines.find(({ met }) => !met);
      if (first !== undefined) {
        mend(first.field);
        return;
      }
      // What is read back is what stands in the fields.
      if (latest.current !== asked) return;
      const { ticket, counted, papers, desk } = judged;
      const at = { day: store.businessDate(), tables };
      submission.review({
        ticket,
        evidence: counted,
        seen: seenOf(desk, ticket),
        estimate: estimateOf(ticket, at),
        isWarned: papers.warning !== null,
      });
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  const mayCapture = board.quote.status === 'unquoted';
  const capture = () => change({ captures: !fields.captures });

  const typingKeys: readonly KeyBinding[] = [
    { key: 'F8', label: '核对', run: () => void review(), disabled: !takesActs },
    { key: 'F3', label: '证券', run: () => goTo('security') },
    ...(mayCapture ? [{ key: 'Alt+K', label: '离线登记', run: capture }] : []),
    { key: 'Esc', label: '返回', run: onBack },
  ];
  const reviewKeys: readonly KeyBinding[] = [
    {
      key: 'F8',
      label: '提交',
      run: () => void submission.submit(),
      disabled: submitting || !takesActs,
    },
    { key: 'Esc', label: '返回修改', run: () => submission.review(null), disabled: submitting },
  ];
  useKeys(isReview ? reviewKeys : typingKeys, { active });

  // Where the clerk goes on: only when the tab or the review changes, never while the clerk types.
  const focusStart = useEffectEvent(() => {
    const [told] = refused;
    goTo(told?.field ?? (fields.security === '' ? 'security' : 'price'));
  });
  useEffect(() => {
    if (active && !isReview) focusStart();
  }, [active, isReview]);

  if (isReview) {
    return (
      <OrderReview
        reviewed={reviewed}
        active={active}
        submitting={submitting}
        trouble={submission.trouble}
        onSubmit={() => void submission.submit()}
        onBack={() => submission.review(null)}
      />
    );
  }
  const lines = inOrder([...refused, ...(board.judged?.lines ?? [])]);
  const messageAt = (field: OrderField): string | null => {
    const isShown = shownAll || left.includes(field) || refused.length > 0;
    if (!isShown) return null;
    if (field === 'security' && fields.security === '') return '请选择证券。';
    return lines.find((line) => line.field === field && !line.met)?.message ?? null;
  };
  return (
    <TicketLayout
      idOf={idOf}
      fields={fields}
      board={board}
      client={client}
      lines={lines}
      messageAt={messageAt}
      evidence={evidence}
      notice={start.notice}
      trouble={trouble}
      active={active}
      disabled={!takesActs}
      onChange={change}
      onLeft={(field) => setLeft((before) => [...new Set([...before, field])])}
      onEvidence={keepEvidence}
      onCapture={mayCapture ? capture : null}
      onSave={flush}
      onReview={() => void review()}
      onBack={onBack}
    />
  );
}

/** Where what is told of a field is mended. */
const focusOf: Readonly<Record<OrderField, string>> = {
  client: 'security',
  account: 'security',
  security: 'security',
  type: 'type',
  price: 'price',
  quantity: 'quantity',
  instruction: 'instruction',
  warning: 'warning',
};
