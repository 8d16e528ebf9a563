import { z } from 'zod';
import { Reason, type Verdict } from '../feed/item.ts';
import { Command, HashHex, type JournalEvent } from '../journal/entry.ts';
import { Json } from '../journal/json.ts';
import { ApprovalNeed, ApprovalRequest } from '../safeguards/approval.ts';
import {
  asCommonEvent,
  ClientCall,
  type CommonEvent,
  isCommonCommand,
  ReturnedBy,
} from './common-acts.ts';
import { formatSerial } from '../values/ids.ts';
import type { AnyBusiness, CaseSummary } from './contract.ts';
import { Stage } from './stage.ts';

/** A decision on a request as the case keeps it. expire: nobody gave one in time; then `staff` is HO. */
const Decision = z.object({
  need: ApprovalNeed,
  staff: z.string(),
  name: z.string(),
  decision: z.enum(['approve', 'refuse', 'expire']),
  comment: z.string(),
  at: z.int(),
  /** Whose right it was given by, when by a delegation. */
  delegation: z.object({ id: z.string(), from: z.string(), name: z.string() }).exactOptional(),
  /** Serial number of the entry that records it; empty for head office's timer. */
  serial: z.string().default(''),
  /** walk-up: at somebody else's session · inbox: in the decider's own · timer: by nobody. */
  way: z.enum(['walk-up', 'inbox', 'timer']).default('walk-up'),
});
export type Decision = Readonly<z.infer<typeof Decision>>;

/** Who was asked to decide, and since when. */
export const Asked = z.object({ staff: z.string(), name: z.string(), at: z.int() });
export type Asked = Readonly<z.infer<typeof Asked>>;

/** A call to the client as the case keeps it: by whom, and when it was written down. */
export const NotedCall = ClientCall.extend({ staff: z.string(), notedAt: z.int() });
export type NotedCall = Readonly<z.infer<typeof NotedCall>>;

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
 * first event). Two programs that folded the same acts in the same order hold equal states (I5). Wherever a state
 * is read from where an older program may have kept it, it is parsed: the defaults are what it lacks.
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
  /** Decisions on the newest request. */
  decisions: z.array(Decision),
  /** Decisions on requests before it, oldest first: refused and expired ones are kept. */
  earlier: z.array(Decision).default([]),
  /** What was submitted before `command`, to compare with; null at the first. */
  previous: Command.nullable().default(null),
  /** Whom the open request waits for, where somebody was asked. */
  asked: Asked.nullable().default(null),
  returned: z.object({ reasons: z.array(Reason), by: ReturnedBy }).nullable(),
  /** Calls to the client while it was returned, oldest first; they stay when it is submitted again. */
  calls: z.array(NotedCall).default([]),
  body: Json,
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

/** A case as the act that opens it finds it, before its first event. In canonical order, so that nothing has to be sorted. */
export function newCase(
  act: Omit<FoldableAct, 'events' | 'origin'> & { readonly origin: Origin },
): CaseState {
  return {
    asked: null,
    at: act.at,
    body: null,
    business: act.business,
    businessDate: act.businessDate,
    calls: [],
    caseId: act.caseId,
    command: act.command,
    decisions: [],
    earlier: [],
    maker: act.staff,
    origin: act.origin,
    previous: null,
    prints: 0,
    request: null,
    returned: null,
    stage: 'accepted',
    unfit: [],
  };
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
    const goesOn = state?.stage !== 'awaiting-approval' || leavesRequest(act.command, verdict);
    return goesOn ? state : foldAct(business, state, { ...act, events: [returned] });
  }
  if (state?.stage === 'accepted' || state?.stage === 'done') return state;
  const opened = state ?? openedBy(act);
  if (opened === null) return null;
  // The case reopens with what was refused, not with what was submitted before it.
  const { command, at, businessDate, staff } = act;
  const resubmitted = { ...opened, origin: act.origin ?? opened.origin, command, at, businessDate };
  return foldAct(business, { ...resubmitted, maker: staff }, { ...act, events: [returned] });
}

/**
 * Whether a refused act says nothing of the open request: whom it waits for binds nobody, and a need that somebody
 * else filled first, or the same person another one, is no fault of what still waits.
 */
function leavesRequest(
  { type }: Command,
  { reasons }: Extract<Verdict, { status: 'refused' }>,
): boolean {
  if (type === 'AskApprover') return true;
  return (
    type === 'DecideApproval' && reasons.some(({ rule }) => rule === 'AP-3' || rule === 'AP-11')
  );
}

function openedBy(act: FoldableAct): CaseState | null {
  const { origin } = act;
  return origin === null ? null : newCase({ ...act, origin });
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
  const settled = { request: null, asked: null, returned: null };
  return { ...state, ...settled, stage, body: body as CaseState['body'] };
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
        previous: previousOf(state, event.data.command),
        request: event.data,
        decisions: [],
        earlier: [...state.earlier, ...state.decisions],
        asked: null,
        returned: null,
      };
    case 'ApprovalDecided': {
      const way = act.staff === event.data.staff ? 'inbox' : 'walk-up';
      const serial = act.origin === null ? '' : formatSerial(act.origin);
      const decision: Decision = { ...event.data, serial, way };
      return { ...state, asked: null, decisions: [...state.decisions, decision] };
    }
    case 'ApproverAsked':
      return { ...state, asked: event.data };
    case 'Withdrawn':
      return { ...state, stage: 'withdrawn', request: null, asked: null };
    case 'Returned': {
      const settled = { request: null, asked: null, returned: event.data };
      return {
        ...state,
        ...settled,
        stage: 'returned',
        decisions: [...decisionsAfter(state, act, event)],
      };
    }
    case 'Printed':
      return { ...state, prints: state.prints + 1 };
    case 'ClientCalled': {
      const call: NotedCall = { ...event.data, staff: act.staff, notedAt: act.at };
      return { ...state, calls: [...state.calls, call] };
    }
  }
}

/** The command before the newest one; what is submitted again unchanged keeps what it was compared with. */
function previousOf(state: CaseState, command: Command): Command | null {
  return state.command.id === command.id ? state.previous : state.command;
}

/** A request that ran out is in the register of decisions as one that nobody gave. */
function decisionsAfter(
  state: CaseState,
  act: FoldableAct,
  event: Extract<CommonEvent, { type: 'Returned' }>,
): readonly Decision[] {
  const [need] = openNeeds(state);
  if (event.data.by !== 'timer' || need === undefined) return state.decisions;
  const comment = event.data.reasons.map((reason) => reason.message).join('');
  const expired = { need, staff: act.staff, name: '', comment, at: act.at, serial: '' };
  return [...state.decisions, { ...expired, decision: 'expire', way: 'timer' }];
}

/** Approvals of the open request that stand already. */
export function approvalsOf(
  state: Pick<CaseState, 'decisions'>,
): readonly { readonly need: ApprovalNeed; readonly staff: string }[] {
  return state.decisions.filter((one) => one.decision === 'approve');
}

/** Needs of the open request that are still to be filled, in their order. */
export function openNeeds(
  state: Pick<CaseState, 'decisions' | 'request'>,
): readonly ApprovalNeed[] {
  const filled = approvalsOf(state).map(({ need }) => need);
  return state.request?.needs.filter((need) => !filled.includes(need)) ?? [];
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
