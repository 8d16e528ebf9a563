import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { ProblemError } from '../problem.ts';

/** What an operator did, and why where a reason is asked for. Kept for ever. */
export interface Operation {
  readonly operator: string;
  /** Example: `freeze 0101-02`. */
  readonly what: string;
  readonly reason: string;
}

/** Writes down what an operator does, in the transaction that does it where there is one. */
export async function noteOperation(
  office: Office,
  sql: Sql,
  { operator, what, reason }: Operation,
): Promise<void> {
  await sql.query('insert into operator_log (at, operator, what, reason) values ($1, $2, $3, $4)', [
    office.clock(),
    operator,
    what,
    // As JSON: a reason may hold U+0000, which the database refuses in a text.
    JSON.stringify(reason),
  ]);
}

/** A reason somebody can read later. @throws ProblemError REASON_NEEDED */
export function checkedReason(reason: string): string {
  if (reason.trim().length >= 4) return reason;
  throw new ProblemError(400, 'REASON_NEEDED', 'say why, in at least four characters');
}
