import { z } from 'zod';
import { Reason, type Verdict } from '../feed/item.ts';
import { Command, HashHex, type JournalEvent } from '../journal/entry.ts';
import { ApprovalNeed, ApprovalRequest } from '../safeguards/approval.ts';
import { asCommonEvent, type CommonEvent, isCommonCommand, ReturnedBy } from './common-acts.ts';
import type { AnyBusiness, CaseSummary } from './contract.ts';
import { Stage } from './stage.ts';

const Decision = z.object({
  need: ApprovalNeed,
  staff: z.string(),
  name: z.string(),
  decision: z.enum(['approve', 'refuse']),
  comment: z.string(),
  at: z.int(),
});

/** The entry whose serial number and hash the case, its slip and its QR show. */
export const Origin = z.object({
  counter: z.string(),
  epoch: z.int(),
  seq: z.int(),
  hash: HashHex,
});
export type Origin = Readonly<z.infer<typeof Origin>>;

/**
 * A case: the fold of its events. The common part is here, `body` is the business's own (null until its
 * first event). Two programs that folded the same acts in the same order hold equal states (I5).
 */
export const CaseState = z.object({
  caseId: z.string(),
  business: z.string(),
  stage: Stage,
  origin: Origin,
  maker: z.string(),
  at: z.int(),
  businessDate: z.string(),
  /** The newest submitted command: what is waiting, was accepted, or reopens prefilled when returned. */
  command: Command,
  /** The open approval request, or null. */
  request: ApprovalRequest.nullable(),
  decisions: z.array(Decision),
  returned: z.object({ reasons: z.array(Reason), by: ReturnedBy }).nullable(),
  body: z.json(),
  /** How often the acceptance slip was printed; every print after the first is marked 补打. */
  prints: z.int().min(0),
  /** Event types that did not fit when they came, in order: the case needs a person's look. */
  unfit: z.array(z.string()),
});
export type CaseState = Readonly<z.infer<typeof CaseState>>;

/** An act as the fold sees it; `origin` is null for head office's own acts. */
export interface FoldableAct {
  readonly business: string;
  readonly caseId: string;
  readonly command: Command;
  readonly events: readonly JournalEvent[];
  readonly staff: string;
  readonly at: number;
  readonly businessDate: string;
  readonly origin: Origin | null;
}

/**
 * Folds one act's events onto a case. Total: what does not fit is noted in `unfit` and changes nothing else.
 * Null only when an act of head office names a case that does not exist.
 */
export function foldAct(
  business: AnyBusiness,
  state: CaseState | null,
  act: FoldableAct,
): CaseState | null {
  const opened = state ?? openedBy(act);
  if (opened === null) return null;
  return act.events.reduce<CaseState>(
    (folded, event) => foldEvent(business, folded, act, event),
    opened,
  );
}

/**
 * Folds a decided entry: its events when accepted, Returned when refused, nothing when set aside. Null when
 * there is no case and nothing to fold: what was set aside opened none, and a refused approval of it neither.
 */
export function foldDecided(
  business: AnyBusiness,
  state: CaseState | null,
  act: FoldableAct,
  verdict: Verdict,
): CaseState | null {
  if (verdict.status === 'accepted') return foldAct(business, state, act);
  if (verdict.status === 'set-aside') return state;
  const returned: JournalEvent = {
    type: 'Returned',
    data: { reasons: verdict.reasons, by: 'head-office' },
  };
  if (isCommonCommand(act.command.type)) {
    // A refused decision or withdrawal of a case that went on meanwhile must not undo it.
    return state?.stage === 'awaiting-approval'
      ? foldAct(business, state, { ...act, events: [returned] })
      : state;
  }
  if (state?.stage === 'accepted' || state?.stage === 'done') return state;
  const opened = state ?? openedBy(act);
  if (opened === null) return null;
  // The case reopens with what was refused, not with what was submitted before it.
  const { command, at, businessDate, staff } = act;
  const resubmitted = { ...opened, origin: act.origin ?? opened.origin, command, at, businessDate };
  return foldAct(business, { ...resubmitted, maker: staff }, { ...act, events: [returned] });
}

function openedBy(act: FoldableAct): CaseState | null {
  if (act.origin === null) return null;
  return {
    caseId: act.caseId,
    business: act.business,
    stage: 'accepted',
    origin: act.origin,
    maker: act.staff,
    at: act.at,
    businessDate: act.businessDate,
    command: act.command,
    request: null,
    decisions: [],
    returned: null,
    body: null,
    prints: 0,
    unfit: [],
  };
}

function foldEvent(
  business: AnyBusiness,
  state: CaseState,
  act: FoldableAct,
  event: JournalEvent,
): CaseState {
  const common = asCommonEvent(event);
  if (common === 'unreadable') return { ...state, unfit: [...state.unfit, event.type] };
  if (common !== null) return foldCommon(state, act, common);
  const body = business.evolve(state.body, event);
  if (body === null) return { ...state, unfit: [...state.unfit, event.type] };
  const stage: Stage = business.isDone(body) ? 'done' : 'accepted';
  // Business states are plain JSON: they are built only from events, which are.
  return { ...state, stage, request: null, returned: null, body: body as CaseState['body'] };
}

function foldCommon(state: CaseState, act: FoldableAct, event: CommonEvent): CaseState {
  switch (event.type) {
    case 'ApprovalRequested':
      return {
        ...state,
        stage: 'awaiting-approval',
        // The case keeps the request's serial number, whatever is recorded on it later.
        origin: act.origin ?? state.origin,
        maker: event.data.maker,
        at: act.at,
        businessDate: act.businessDate,
        command: event.data.command,
        request: event.data,
        decisions: [],
        returned: null,
      };
    case 'ApprovalDecided':
      return { ...state, decisions: [...state.decisions, event.data] };
    case 'Withdrawn':
      return { ...state, stage: 'withdrawn', request: null };
    case 'Returned':
      return { ...state, stage: 'returned', request: null, returned: event.data };
    case 'Printed':
      return { ...state, prints: state.prints + 1 };
  }
}

/** Needs of the open request that are approved already. */
export function approvedNeeds(state: CaseState): readonly ApprovalNeed[] {
  return state.decisions.filter((one) => one.decision === 'approve').map((one) => one.need);
}

/** What lists show of a case, and the values it is found by; empty where the business cannot tell. */
export function caseRow(
  business: AnyBusiness,
  state: CaseState,
): { readonly summary: CaseSummary; readonly keys: Readonly<Record<string, string>> } {
  if (state.body !== null && (state.stage === 'accepted' || state.stage === 'done')) {
    return { summary: business.summary(state.body), keys: business.keys(state.body) };
  }
  const parsed = business.parse(state.command);
  return (
    parsed?.draftSummary() ?? {
      summary: { subject: '', document: '', detail: business.title },
      keys: {},
    }
  );
}
