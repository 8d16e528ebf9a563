import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from './dated-table.ts';

/** How long a submitted act waits for its approval at the counter. */
export const approvalTermRow = datedRow.extend({
  counterMinutes: z
    .int()
    .min(1)
    .max(24 * 60),
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
