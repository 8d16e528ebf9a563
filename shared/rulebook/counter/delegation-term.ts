import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** How long a right may be delegated at a time. */
const delegationTermRow = datedRow.extend({ longestDays: z.int().min(1).max(366) });

/** Schema of `assets/reference/delegation-term.json`. */
export const delegationTermTable = datedTable(delegationTermRow);
export type DelegationTermTable = DatedTable<Readonly<z.infer<typeof delegationTermRow>>>;

/** The longest term in days on a day, or what staff read when the table does not cover it (fails closed). */
export function longestDelegation(
  table: DelegationTermTable,
  date: string,
): { readonly days: number } | { readonly message: string } {
  const found = rowOn(table, date);
  return found.found ? { days: found.row.longestDays } : { message: found.message };
}
