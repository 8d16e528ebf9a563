import { cutPages } from '../feed/pages.ts';
import { decideOwnAct, type OwnActOutcome, stepId } from '../lane/act.ts';
import { type BranchWork, inBranch } from '../lane/branch-transaction.ts';
import type { StoredCase } from '../lane/rows.ts';
import type { Office } from '../office.ts';
import type { Exchanged, OutwardRequest } from '../outward/request.ts';
import type { OwnCommand, Reaction } from '../reaction.ts';
import type { ClaimedRow } from './due.ts';
import { begunDayOf } from '../day-end/begun-day.ts';
import { reactionTools } from './tools.ts';

/** After an answer nothing could follow from yet. */
const lookAgainMs = 60_000;

/**
 * Whether a request may go out, once the act that must be recorded before it is: an effect that was cancelled
 * meanwhile, or whose act the case does not allow any more, is not sent.
 */
export async function mayBeSent(
  office: Office,
  row: ClaimedRow,
  request: OutwardRequest,
): Promise<boolean> {
  const reaction = reactionOf(office, row);
  if (reaction.beforeSending === undefined) return true;
  const may = await inBranch(
    office,
    row.branch,
    async (work) => {
      if (!(await isOpen(work, row))) return false;
      const { state } = await caseIn(work, row);
      const begunDay = await begunDayOf(work);
      const before = reaction.beforeSending?.(request, { state, now: work.now, begunDay });
      if (before === undefined || before.way === 'go') return true;
      if (before.way === 'drop') {
        await endRow(work, row, { status: 'already' });
        return false;
      }
      const step = before.way === 'first' ? 'send' : 'hold';
      const outcome = await record(office, work, row, step, before.command);
      const goesOn = before.way === 'first' && outcome.status !== 'refused';
      if (!goesOn) await endRow(work, row, outcome);
      return goesOn;
    },
    'act:before-commit',
  );
  office.mark('outbox:recorded');
  await cutPages(office, row.branch, 'all');
  return may;
}

/** The act that follows from the answer and the end of the row are one transaction. False: it is asked for again. */
export async function finishRow(
  office: Office,
  row: ClaimedRow,
  exchanged: Exchanged,
): Promise<boolean> {
  const reaction = reactionOf(office, row);
  const isFinished = await inBranch(
    office,
    row.branch,
    (work) => follow(office, work, row, reaction, exchanged),
    'act:before-commit',
  );
  office.mark('act:after-commit');
  await cutPages(office, row.branch, 'all');
  return isFinished;
}

async function follow(
  office: Office,
  work: BranchWork,
  row: ClaimedRow,
  reaction: Reaction,
  exchanged: Exchanged,
): Promise<boolean> {
  if (!(await isOpen(work, row))) return true;
  const found = await caseIn(work, row);
  const tools = reactionTools(office, work);
  const about = { branch: row.branch, state: found.state };
  const command = await reaction.answered(about, exchanged, tools);
  if (command === null) {
    await work.sql.query('update outbox set next_at = $2 where external_id = $1', [
      row.external_id,
      work.now + lookAgainMs,
    ]);
    return false;
  }
  if (command === 'nothing') {
    await endRow(work, row, { status: 'already' });
    return true;
  }
  const outcome = await record(office, work, row, 'answer', command);
  const after = await work.set.findCase(row.case_id);
  if (outcome.status === 'done' && after !== null) {
    await reaction.recorded?.(after.state, command, tools);
  }
  await endRow(work, row, outcome);
  return true;
}

async function caseIn({ set }: BranchWork, row: ClaimedRow): Promise<StoredCase> {
  const found = await set.findCase(row.case_id);
  if (found === null) throw new Error(`no case ${row.case_id}`);
  return found;
}

function reactionOf({ reactions }: Office, { business }: ClaimedRow): Reaction {
  const reaction = reactions.get(business);
  if (reaction === undefined) throw new Error(`no reaction of ${business}`);
  return reaction;
}

async function isOpen({ sql }: BranchWork, row: ClaimedRow): Promise<boolean> {
  const [open] = await sql.query(
    'select from outbox where external_id = $1 and done_at is null for update',
    [row.external_id],
  );
  return open !== undefined;
}

function record(
  office: Office,
  work: BranchWork,
  row: ClaimedRow,
  step: 'send' | 'hold' | 'answer',
  command: OwnCommand,
): Promise<OwnActOutcome> {
  const id = stepId(office.suite, row.case_id, `${step}:${row.external_id}`);
  const act = { business: row.business, caseId: row.case_id, command: { ...command, id } };
  return decideOwnAct(office, work, act);
}

async function endRow(work: BranchWork, row: ClaimedRow, outcome: OwnActOutcome): Promise<void> {
  if (outcome.status === 'refused') {
    const rules = outcome.refusals.map(({ rule }) => rule).join(' ');
    const detail = `answer to ${row.external_id} not recorded: ${rules}`;
    work.alarm({ counter: null, code: 'ACT_REFUSED', detail });
  }
  await work.sql.query('update outbox set done_at = $2, outcome = $3 where external_id = $1', [
    row.external_id,
    work.now,
    outcome.status,
  ]);
}
