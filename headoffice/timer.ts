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
  readonly branch: string;
  readonly case_id: string;
  readonly business: string;
  readonly state: string;
}

/** What only time does: approvals nobody gave, nightly snapshots, and what has run out. */
export async function runTimer(office: Office): Promise<void> {
  await expireApprovals(office);
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
  // A counter that never opened a contact has seen no case; a frozen one has nothing taken from it.
  const waiting = await office.db.query<Waiting>(
    `select branch, case_id, business, state from cases
     where approval_expires_at < $1 and not exists (
       select from counters
       where counters.branch = cases.branch and frozen_at is null and seen_at >= $2
         and (drained_at is null or drained_at <= cases.approval_expires_at))
     order by approval_expires_at limit 200`,
    [now, now - silentMs],
  );
  // What was stored before the exchange that drained the counter is decided first.
  for (const branch of new Set(waiting.map((one) => one.branch))) await drainLane(office, branch);
  for (const { branch, case_id: caseId, business, state } of waiting) {
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
  for (const { branch } of due) await makeSnapshot(office, branch);
}
