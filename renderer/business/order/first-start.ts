import type { CaseState } from '../../../shared/business/case.ts';
import type { Side } from '../../../shared/rulebook/trading/side.ts';
import type { VisitClient } from '../../../shared/safeguards/visit.ts';
import type { Counter } from '../../session/counter.tsx';
import { deleteDraftWithEvidence, evidenceIn } from '../../session/discard-evidence.ts';
import {
  clientOfDraft,
  emptyOrder,
  fieldsOfTicket,
  orderFrom,
  ticketIn,
} from './ticket/order-fields.ts';
import type { TicketStart } from './ticket/OrderForm.tsx';

/** What a tab of an order begins with. */
export interface FirstStart {
  /** Null when the case is to be shown, not typed. */
  readonly start: TicketStart | null;
  /** Whom the draft is for, or null. */
  readonly client: VisitClient | null;
  /** Whose the draft is, when it is somebody else's. */
  readonly heldBy: string | null;
}

/** Looked up once: from then on only the clerk changes what is being typed. @throws Fault */
export async function firstStart(
  { store, bridge }: Pick<Counter, 'store' | 'bridge'>,
  asked: { readonly caseId: string; readonly staff: string; readonly side: Side },
): Promise<FirstStart> {
  const { caseId, staff, side } = asked;
  const [draft, detail] = await Promise.all([store.draft(caseId), store.caseById(caseId)]);
  if (draft === null) {
    // The case takes the id of the command that opens it.
    const start = { commandId: caseId, fields: emptyOrder(side), evidence: [], notice: null };
    return { start: detail === null ? start : null, client: null, heldBy: null };
  }
  if (detail?.shown.command.id === draft.commandId) {
    // Recorded, and the program ended before the draft was cleared away.
    await deleteDraftWithEvidence({ store, bridge }, caseId);
    return { start: null, client: null, heldBy: null };
  }
  if (draft.staff !== staff) return { start: null, client: null, heldBy: draft.staff };
  return {
    start: {
      commandId: draft.commandId,
      fields: orderFrom(draft.data),
      evidence: evidenceIn(draft.data),
      notice: detail === null ? null : '退回的委托,请修改后重新提交。',
    },
    client: clientOfDraft(draft.data),
    heldBy: null,
  };
}

/** The ticket of a case that is submitted again, with a command of its own; null where it cannot be read. */
export function againStart(state: CaseState, commandId: string): TicketStart | null {
  const ticket = ticketIn(state.command.data);
  if (ticket === null) return null;
  const isLate = state.returned === null || state.returned.by === 'timer';
  return {
    commandId,
    fields: fieldsOfTicket(ticket),
    evidence: evidenceIn(state.command.data),
    notice: isLate
      ? '复核时限已过,请核对后重新提交。'
      : `退回补正:${state.returned?.reasons.map(({ message }) => message).join('') ?? ''}`,
  };
}
