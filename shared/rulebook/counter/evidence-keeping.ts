import { z } from 'zod';
import { beijingDate } from '../../values/dates.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** How long pieces of evidence stay at their counter, and how long head office waits for them. */
export const evidenceKeepingRow = datedRow.extend({
  /** Days a piece stays at its counter, counted from its capture; never less than until head office holds it. */
  localDays: z.int().min(1).max(3650),
  /** Hours after the entry that names it until a piece head office lacks is an alarm. */
  awaitedHours: z.int().min(1).max(8760),
});
export type EvidenceKeepingRow = Readonly<z.infer<typeof evidenceKeepingRow>>;

/** Schema of `assets/reference/evidence-keeping.json`. */
export const evidenceKeepingTable = datedTable(evidenceKeepingRow);
export type EvidenceKeepingTable = DatedTable<EvidenceKeepingRow>;

/** The figures at an instant. Null without a row: then nothing is removed and nothing is overdue (fails closed). */
export function evidenceKeeping(
  table: EvidenceKeepingTable,
  atMs: number,
): EvidenceKeepingRow | null {
  const found = rowOn(table, beijingDate(atMs));
  return found.found ? found.row : null;
}
