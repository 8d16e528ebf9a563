import { expireOrders } from './day-end/expire-orders.ts';
import { rollDay } from './day-end/roll-day.ts';
import { eachBranch } from './each-branch.ts';
import { makeSnapshot } from './feed/snapshot.ts';
import { performAct, stepId } from './lane/act.ts';
import { drainLane } from './lane/lane.ts';
import type { Office } from './office.ts';

const nightlyMs = 24 * 3_600_000;
/**
 * A counter not heard of for longer is taken to be out of service and waited for no more. Longer than any
 * public holiday, over which a branch is simply closed.
 */
const silentMs = 10 * 24 * 3_600_000;

interface Waiting {
  readonly case_id: string;
  readonly business: string;
  readonly state: string;
}

/** What only time does: approvals nobody gave, orders never sent, the new day, nightly snapshots, what has run out. */
export async function runTimer(office: Office): Promise<void> {
  await expireApprovals(office);
  await expireOrders(office);
  await rollDay(office);
  await makeNightlySnapshots(office);
  const now = office.clock();
  await office.db.query('delete from challenges where expires_at < $1', [now]);
  await office.db.query('delete from contacts where expires_at < $1', [now]);
}

/**
 * Ends approvals nobody gave in time. Only when every counter of the branch has been drained since: a
 * checker approves at any of them, so until then an approval given in time may still be on its way.
 */
async function expireApprovals(office: Office): Promise<void> {
  const now = office.clock();
  const due = await office.db.query<{ branch: string }>(
    `select distinct branch from cases where ${overdue} order by branch`,
    [now, now - silentMs],
  );
  await eachBranch(office, branchesOf(due), (branch) => expireInBranch(office, branch, now));
}

// A counter that never opened a contact has seen no case; a frozen one has nothing taken from it.
const overdue = `approval_expires_at < $1 and not exists (
  select from counters
  where counters.branch = cases.branch and frozen_at is null and seen_at >= $2
    and (drained_at is null or drained_at <= cases.approval_expires_at))`;

/** Some of a branch's at once: one that does not get on takes no other's turn. */
async function expireInBranch(office: Office, branch: string, now: number): Promise<void> {
  const waiting = await office.db.query<Waiting>(
    `select case_id, business, state from cases where ${overdue} and branch = $3
     order by approval_expires_at limit 200`,
    [now, now - silentMs, branch],
  );
  // What was stored before the exchange that drained the counter is decided first.
  await drainLane(office, branch);
  for (const { case_id: caseId, business, state } of waiting) {
    const commandId = openRequest(state);
    if (commandId === null) continue;
    const command = {
      id: stepId(office.suite, caseId, `expire:${commandId}`),
      type: 'ExpireApproval',
      version: 1,
      data: { commandId },
    };
    await performAct(office, branch, { business, caseId, command });
  }
}

/** The command that waits for approval. A decision that came meanwhile makes the act itself refuse. */
function openRequest(state: string): string | null {
  // Written by the lane as a case's state.
  const { request } = JSON.parse(state) as { request: { command: { id: string } } | null };
  return request?.command.id ?? null;
}

async function makeNightlySnapshots(office: Office): Promise<void> {
  const due = await office.db.query<{ branch: string }>(
    `select branch from branches where not exists (
       select from snapshots where snapshots.branch = branches.branch
         and snapshots.era = $1 and snapshots.made_at > $2)
     order by branch`,
    [office.era, office.clock() - nightlyMs],
  );
  await eachBranch(office, branchesOf(due), (branch) => makeSnapshot(office, branch));
}

const branchesOf = (rows: readonly { readonly branch: string }[]): readonly string[] =>
  rows.map(({ branch }) => branch);
