import { ClearingRequest, type ClearingAnswer } from '../clearing/clearing-house.ts';
import { queryOne } from '../db/sql.ts';
import { cutPages } from '../feed/pages.ts';
import { decideOwnAct, type OwnActOutcome, stepId } from '../lane/act.ts';
import { type BranchWork, inBranch } from '../lane/branch-transaction.ts';
import { raiseAlarms } from '../alarms.ts';
import type { Office } from '../office.ts';

/** Longer than any answer takes; a sender that dies leaves its rows to the next after this. */
const leaseMs = 30_000;
const askAgainMs = 1000;
const rowsAtOnce = 50;
/** After this many failures in a row somebody should look. */
const alarmTries = 5;

interface Claimed {
  readonly external_id: string;
  readonly branch: string;
  readonly business: string;
  readonly case_id: string;
  readonly request: string;
  readonly tries: number;
}

/** Sends what is due and takes the answers that have come. Gives the number of effects that were finished. */
export async function runOutbox(office: Office): Promise<number> {
  const rows = await claim(office);
  if (rows.length > 0) office.mark('outbox:claimed');
  let finished = 0;
  for (const row of rows) {
    try {
      if (await handle(office, row)) finished += 1;
    } catch (error) {
      // One that fails must not hold up the others; it is tried again, more and more slowly.
      await postpone(office, row, error);
    }
  }
  return finished;
}

/** Takes rows for itself for the time of a lease, so that two senders do not do the same work. */
async function claim(office: Office): Promise<readonly Claimed[]> {
  const now = office.clock();
  return await office.db.query<Claimed>(
    `update outbox set next_at = $2 where external_id in (
       select external_id from outbox where done_at is null and next_at <= $1
       order by next_at, external_id limit $3 for update skip locked)
     returning external_id, branch, business, case_id, request, tries`,
    [now, now + leaseMs, rowsAtOnce],
  );
}

async function handle(office: Office, row: Claimed): Promise<boolean> {
  const request = ClearingRequest.parse(JSON.parse(row.request));
  // Always asked first: the answer to an earlier try may have been lost.
  let found = await office.clearing.lookup(row.external_id);
  if (found.status === 'unknown') {
    await office.clearing.submit(row.external_id, request);
    office.mark('outbox:submitted');
    found = await office.clearing.lookup(row.external_id);
  }
  if (found.status !== 'answered') {
    await office.db.query('update outbox set next_at = $2, tries = 0 where external_id = $1', [
      row.external_id,
      office.clock() + askAgainMs,
    ]);
    return false;
  }
  office.mark('outbox:answered');
  await finish(office, row, request, found.answer);
  return true;
}

/** The act that follows from the answer and the end of the row are one transaction. */
async function finish(
  office: Office,
  row: Claimed,
  request: ClearingRequest,
  answer: ClearingAnswer,
): Promise<void> {
  const reaction = office.reactions.get(row.business);
  if (reaction === undefined) throw new Error(`no reaction of ${row.business}`);
  await inBranch(
    office,
    row.branch,
    async (work) => {
      const [open] = await work.sql.query(
        'select from outbox where external_id = $1 and done_at is null for update',
        [row.external_id],
      );
      if (open === undefined) return;
      const tools = reactionTools(work);
      const command = await reaction.answered(row.branch, request, answer, tools);
      const id = stepId(office.suite, row.case_id, `answer:${row.external_id}`);
      const act = { business: row.business, caseId: row.case_id, command: { ...command, id } };
      const outcome = await decideOwnAct(office, work, act);
      if (outcome.status === 'refused') alarmRefused(work, row, outcome);
      await work.sql.query('update outbox set done_at = $2, outcome = $3 where external_id = $1', [
        row.external_id,
        work.now,
        outcome.status,
      ]);
    },
    'act:before-commit',
  );
  office.mark('act:after-commit');
  await cutPages(office, row.branch, 'all');
}

function reactionTools(
  work: BranchWork,
): Parameters<NonNullable<ReturnType<Office['reactions']['get']>>['answered']>[3] {
  return {
    async nextNumber(range) {
      const { taken } = await queryOne<{ taken: number }>(
        work.sql,
        `insert into number_ranges as range (branch, name, next) values ($1, $2, 2)
         on conflict (branch, name) do update set next = range.next + 1
         returning next - 1 as taken`,
        [work.branch, range],
      );
      return taken;
    },
    async isTaken(register, key) {
      const { row } = await work.set.facts([
        { name: 'row', from: 'register', register, by: 'key', value: key },
      ]);
      return row !== undefined && row.length > 0;
    },
  };
}

function alarmRefused(
  work: BranchWork,
  row: Claimed,
  outcome: Extract<OwnActOutcome, { readonly status: 'refused' }>,
): void {
  const rules = outcome.refusals.map(({ rule }) => rule).join(' ');
  const detail = `answer to ${row.external_id} not recorded: ${rules}`;
  work.alarm({ counter: null, code: 'ACT_REFUSED', detail });
}

async function postpone(office: Office, row: Claimed, error: unknown): Promise<void> {
  const tries = row.tries + 1;
  const now = office.clock();
  const waitMs = Math.min(60_000, askAgainMs * 2 ** Math.min(tries, 6));
  await office.db.query('update outbox set tries = $2, next_at = $3 where external_id = $1', [
    row.external_id,
    tries,
    now + waitMs,
  ]);
  const name = error instanceof Error ? error.name : 'unknown';
  office.log({ event: 'outbox-failed', id: row.external_id, tries, error: name });
  if (tries < alarmTries) return;
  const detail = `effect ${row.external_id} cannot be sent`;
  await raiseAlarms(office.db, now, [
    { branch: row.branch, counter: null, code: 'OUTBOX_FAILING', detail },
  ]);
}
