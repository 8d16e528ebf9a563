import type { ApproveAsk, ApproveLook } from '../../../shared/bridge/staff-keys.ts';
import type { ApprovalNeed, SignedDecision } from '../../../shared/safeguards/approval.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import type { ActOutcome, CaseDetail } from '../../data/types.ts';
import { type Counter, newId } from '../../session/counter.tsx';
import { useSession } from '../../session/session-store.ts';
import { staffName } from '../../session/staff-words.ts';
import type { ScreenAct } from '../../session/use-act.ts';
import { noteGiven } from './given-store.ts';
import { wordsOf } from '../../session/words.ts';
import { delegationsInForce } from './read-rights.ts';

/** A case to decide on, with the need it is about and, where that is settled, who decides. */
export interface Deciding {
  readonly detail: CaseDetail;
  readonly need: ApprovalNeed;
  readonly staff?: string;
  /** What the panel shows beside the words; absent: the words say all. */
  readonly look?: ApproveLook;
}

/** What became of one decision, signed and handed to the journal; failed: in words, whether it is recorded is not known. */
export interface Given {
  readonly detail: CaseDetail;
  readonly decision: SignedDecision;
  readonly outcome: ActOutcome | { readonly status: 'failed'; readonly message: string };
}

/**
 * Has the shell's panel decide on what waits on these cases, one or several alike, and records each decision
 * on its case: what goes wrong with one takes none of the others along, which are signed already. Null when the panel
 * was left; empty when nothing waits any more. @throws Fault of the bridge, before anything is signed
 */
export async function decideCases(
  counter: Counter,
  act: (ask: ScreenAct) => Promise<ActOutcome>,
  wanted: readonly Deciding[],
): Promise<readonly Given[] | null> {
  const { staffKeys } = counter.bridge;
  const delegations = (await delegationsInForce(counter.store)).slice(0, 50);
  const asked = await Promise.all(
    wanted.map(async (one) => {
      const ask = await askOf(counter, one, delegations);
      return ask === null ? [] : [{ ...one, ask }];
    }),
  );
  const asks = asked.flat();
  const [first] = asks;
  if (first === undefined) return [];
  const decisions: SignedDecision[] = [];
  if (asks.length === 1) {
    const outcome = await staffKeys.approve(first.ask);
    if (outcome.status === 'cancelled') return null;
    decisions.push(outcome.decision);
  } else {
    const outcome = await staffKeys.approveMany(asks.map(({ ask }) => ask));
    if (outcome.status === 'cancelled') return null;
    decisions.push(...outcome.decisions);
  }
  const given: Given[] = [];
  for (const [at, { detail }] of asks.entries()) {
    const decision = decisions[at];
    if (decision === undefined) continue;
    const { business, caseId } = detail;
    const command = {
      type: 'DecideApproval',
      version: 1,
      id: newId(counter),
      data: { ...decision },
    };
    try {
      const outcome = await act({ business, caseId, command });
      given.push({ detail, decision, outcome });
      if (outcome.status === 'recorded') watch(detail, decision);
    } catch (error) {
      given.push({ detail, decision, outcome: { status: 'failed', message: wordsOf(error) } });
    }
  }
  return given;
}

/** Whoever decided here, or had it decided at their session, is told when it came second. */
function watch({ caseId, serial }: CaseDetail, { statement, authority }: SignedDecision): void {
  const { staff, at } = statement;
  const { name } = authority.statement;
  const session = useSession.getState().signedIn?.actor.staff ?? staff;
  noteGiven({ caseId, serial, staff, name, at, session });
}

async function askOf(
  counter: Counter,
  { detail, need, staff, look }: Deciding,
  delegations: ApproveAsk['delegations'] & object,
): Promise<ApproveAsk | null> {
  const { business, caseId, serial, shown } = detail;
  if (shown.request === null) return null;
  const { command, maker, expiresAt } = shown.request;
  const branch = branchOf(counter.info.counter.counter);
  const makerName = await staffName(counter.store, maker);
  const fitting = delegations.filter(({ statement }) => statement.needs.includes(need));
  return {
    branch,
    business,
    caseId,
    command,
    need,
    maker,
    ...(makerName === null ? {} : { makerName }),
    serial,
    expiresAt,
    ...(staff === undefined ? {} : { staff }),
    ...(fitting.length === 0 ? {} : { delegations: fitting }),
    ...(look === undefined ? {} : { look }),
  };
}

/** Why a decision is not on its case, or not known to be; empty once it is. */
export function messagesOf({ outcome }: Given): readonly string[] {
  switch (outcome.status) {
    case 'recorded':
      return [];
    case 'refused':
      return outcome.refusals.map(({ message }) => message);
    case 'failed':
      return [outcome.message];
  }
}
