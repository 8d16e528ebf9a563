import { z } from 'zod';
import { approvalTermTable } from './approval-term.ts';
import { delegationTermTable } from './delegation-term.ts';
import { ageGateTable } from './identity/age-gate.ts';
import { idleLockTable } from './idle-lock.ts';
import { signInTriesTable } from './sign-in-tries.ts';
import type { RuleTables } from './tables.ts';
import { visitTermTable } from './visit-term.ts';

const published = z.object({
  edition: z.object({ edition: z.string().min(1).max(64) }),
  ageGate: ageGateTable,
  approvalTerm: approvalTermTable,
  visitTerm: visitTermTable,
  delegationTerm: delegationTermTable,
  idleLock: idleLockTable,
  signInTries: signInTriesTable,
});

/**
 * The rule tables from the files of `assets/reference`, each read as JSON by the program that has them.
 *
 * @throws ZodError naming the table and row that does not fit; a program with unreadable rules must not start
 */
export function publishedTables(files: {
  readonly edition: unknown;
  readonly ageGate: unknown;
  readonly approvalTerm: unknown;
  readonly visitTerm: unknown;
  readonly delegationTerm: unknown;
  readonly idleLock: unknown;
  readonly signInTries: unknown;
}): RuleTables {
  const { edition, ...tables } = published.parse(files);
  return { edition: edition.edition, ...tables };
}
