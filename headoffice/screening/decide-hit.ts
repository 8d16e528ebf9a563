import { openingName } from '../../shared/business/account-opening/application/application.ts';
import { cutPages } from '../feed/pages.ts';
import { decideOwnAct, type OwnActOutcome, stepId } from '../lane/act.ts';
import { type BranchWork, inBranch } from '../lane/branch-transaction.ts';
import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { checkedReason, noteOperation } from '../operator/log.ts';

/** What an officer decides of an opening that may be on the list, and why. */
export interface HitDecision {
  readonly caseId: string;
  readonly decision: 'clear' | 'reject';
  readonly comment: string;
  readonly operator: string;
}

/**
 * Decides a possible hit, once: cleared, the opening goes on to the clearing house; rejected, it goes back with neutral
 * words. The officer's comment stays in head office's log of operators: what travels to the branch tips nobody off.
 * Rule AO-12 (docs/rules.md).
 *
 * @throws ProblemError REASON_NEEDED
 * @throws OfficeError when nothing waits for it
 */
export async function decideHit(office: Office, hit: HitDecision): Promise<void> {
  checkedReason(hit.comment);
  const { caseId } = hit;
  const [found] = await office.db.query<{ branch: string }>(
    'select branch from cases where case_id = $1 and business = $2',
    [caseId, openingName],
  );
  if (found === undefined) throw new OfficeError('没有这笔开户。');
  const { branch } = found;
  await inBranch(office, branch, (work) => record(office, work, hit), 'act:before-commit');
  office.mark('act:after-commit');
  await cutPages(office, branch, 'all');
}

async function record(office: Office, work: BranchWork, hit: HitDecision): Promise<void> {
  const { caseId, decision, comment, operator } = hit;
  const state = (await work.set.findCase(caseId))?.state;
  // Submitted anew after a return, it is screened anew.
  const step = `screening:${state?.command.id ?? ''}`;
  const data = { decision, comment: commentFor[decision], operator: '总部' };
  const decided = await perform(office, work, caseId, step, { type: 'DecideScreening', data });
  if (decided.status !== 'done') throw new OfficeError('该开户不在等待筛查复核,可能已由他人处理。');
  if (decision === 'reject') {
    const returned = { type: 'ReturnCase', data: { reasons: [notAccepted] } };
    await perform(office, work, caseId, `${step}:return`, returned);
  }
  await closeHitAlarm(office, work, hit);
  const what = `screening ${decision} ${caseId}`;
  await noteOperation(office, work.sql, { operator, what, reason: comment });
}

/** All that the branch ever reads of it. */
const commentFor = { clear: '总部已核实', reject: '总部审核未通过' } as const;

const notAccepted = {
  rule: 'HO-4',
  message: '总部审核未通过,本笔不予办理。',
  presence: 'counter',
} as const;

function perform(
  office: Office,
  work: BranchWork,
  caseId: string,
  step: string,
  {
    type,
    data,
  }: {
    readonly type: string;
    readonly data: Parameters<typeof decideOwnAct>[2]['command']['data'];
  },
): Promise<OwnActOutcome> {
  const command = { id: stepId(office.suite, caseId, step), type, version: 1, data };
  return decideOwnAct(office, work, { business: openingName, caseId, command });
}

async function closeHitAlarm(
  office: Office,
  { sql, branch }: BranchWork,
  { caseId, operator, comment }: HitDecision,
): Promise<void> {
  await sql.query(
    `update alarms set closed_at = $3, closed_by = $4, closed_reason = $5
     where branch = $1 and code = 'SCREENING_HIT' and detail = $2 and closed_at is null`,
    // The reason as JSON, as closeAlarm keeps it.
    [branch, caseId, office.clock(), operator, JSON.stringify(comment)],
  );
}
