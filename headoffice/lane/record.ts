import {
  caseRow,
  type CaseState,
  type FoldableAct,
  foldDecided,
} from '../../shared/business/case.ts';
import { isCommonCommand } from '../../shared/business/common-acts.ts';
import type { AnyBusiness } from '../../shared/business/contract.ts';
import type { Verdict } from '../../shared/feed/item.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import type { Lease, Reaction } from '../reaction.ts';
import type { OutboxRow } from '../outbox/rows.ts';
import type { BranchWork } from './branch-transaction.ts';
import type { StoredCase } from './rows.ts';

/** What a decided act leaves behind, worked out before anything is put, so that a throw leaves nothing. */
export interface Consequences {
  readonly stored: StoredCase | null;
  readonly rows: readonly RegisterRow[];
  readonly outward: readonly OutboxRow[];
  /** The case whose effects are not wanted any more, or null. */
  readonly cancelled: string | null;
}

/** Folds a decided act onto its case and asks the business's reaction what it means outside. */
export function consequencesOf(
  business: AnyBusiness,
  reaction: Reaction | undefined,
  state: CaseState | null,
  act: FoldableAct,
  verdict: Verdict,
  fed: {
    readonly place: number;
    readonly decidedAt: number;
    readonly rows: readonly RegisterRow[];
    readonly lease: Lease;
  },
): Consequences {
  if (verdict.status === 'set-aside') {
    return { stored: null, rows: [], outward: [], cancelled: null };
  }
  const next = foldDecided(business, state, act, verdict);
  const stored =
    next === null
      ? null
      : {
          caseId: act.caseId,
          state: next,
          place: fed.place,
          changedAt: fed.decidedAt,
          lookups: caseRow(business, next).keys,
        };
  const events = verdict.status === 'accepted' && next !== null ? act.events : [];
  const outward = events.flatMap((event) => {
    const request = next === null ? null : (reaction?.outward(event, next, fed.lease) ?? null);
    return request === null || next === null
      ? []
      : [{ externalId: asked(act, next), business: business.name, caseId: act.caseId, request }];
  });
  const isOver = events.some(({ type }) => type === 'Withdrawn' || type === 'Returned');
  return { stored, rows: fed.rows, outward, cancelled: isOver ? act.caseId : null };
}

/** The command that asked for the effect: the act's own, or the one its approval let through. */
function asked(act: FoldableAct, state: CaseState): string {
  return isCommonCommand(act.command.type) ? state.command.id : act.command.id;
}

/** Keeps the consequences in the transaction's working set. */
export function putConsequences(
  work: BranchWork,
  { stored, rows, outward, cancelled }: Consequences,
): void {
  if (stored !== null) work.set.putCase(stored);
  work.set.putRows(rows);
  if (cancelled !== null) work.outbox.cancel(cancelled);
  for (const row of outward) work.outbox.add(row);
}
