import { raiseAlarms } from './alarms.ts';
import { EditionUnreadable } from './editions/edition-book.ts';
import type { Office } from './office.ts';

/**
 * Does something in one branch after the other; what fails in one keeps no other waiting. An edition only a newer
 * program can read is raised as an alarm: the branch waits for that program, and nothing else does.
 *
 * @throws the first other error, once every branch had its turn
 */
export async function eachBranch(
  office: Office,
  branches: Iterable<string>,
  step: (branch: string) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const branch of branches) {
    try {
      await alarmUnreadable(office, branch, step);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function alarmUnreadable(
  office: Office,
  branch: string,
  step: (branch: string) => Promise<unknown>,
): Promise<void> {
  try {
    await step(branch);
  } catch (error) {
    if (!(error instanceof EditionUnreadable)) throw error;
    const { edition: detail } = error;
    await raiseAlarms(office.db, office.clock(), [
      { branch, counter: null, code: 'EDITION_UNREADABLE', detail },
    ]);
  }
}
