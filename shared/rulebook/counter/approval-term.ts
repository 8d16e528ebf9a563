import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** How long a submitted act waits for its approval at the counter. */
export const approvalTermRow = datedRow.extend({
  counterMinutes: z
    .int()
    .min(1)
    .max(24 * 60),
  /** From here on the board marks what waits, and from there on it is called late. */
  remindMinutes: z.int().min(1),
  overdueMinutes: z.int().min(1),
});
export type ApprovalTermRow = Readonly<z.infer<typeof approvalTermRow>>;

/** Schema of `assets/reference/approval-term.json`. */
export const approvalTermTable = datedTable(approvalTermRow);
export type ApprovalTermTable = DatedTable<ApprovalTermRow>;

/** The term in ms on a day, or what staff read when the table does not cover it (fails closed). */
export function approvalTermMs(
  table: ApprovalTermTable,
  date: string,
): { readonly ms: number } | { readonly message: string } {
  const found = rowOn(table, date);
  return found.found ? { ms: found.row.counterMinutes * 60_000 } : { message: found.message };
}

/** How pressing what waits is: said in a word and a sign, never by colour alone. */
export type WaitingBand = 'fresh' | 'remind' | 'overdue';

/** The band of a wait of this length on a day. Without a row for the day everything is overdue: somebody must look. */
export function waitingBand(table: ApprovalTermTable, date: string, waitedMs: number): WaitingBand {
  const found = rowOn(table, date);
  if (!found.found || waitedMs >= found.row.overdueMinutes * 60_000) return 'overdue';
  return waitedMs >= found.row.remindMinutes * 60_000 ? 'remind' : 'fresh';
}
