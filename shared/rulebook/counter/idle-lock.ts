import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** How long a window may stand untouched before it covers itself. */
const idleLockRow = datedRow.extend({ idleMinutes: z.int().min(1).max(60) });

/** Schema of `assets/reference/idle-lock.json`. */
export const idleLockTable = datedTable(idleLockRow);
export type IdleLockTable = DatedTable<Readonly<z.infer<typeof idleLockRow>>>;

/**
 * Minutes without key or mouse after which the window locks on a day. On a day without a row the shortest the
 * table knows: a window left open is the greater harm. Rule SE-11 (docs/rules.md).
 */
export function idleMinutes(table: IdleLockTable, date: string): number {
  const found = rowOn(table, date);
  return found.found
    ? found.row.idleMinutes
    : Math.min(...table.rows.map(({ idleMinutes: minutes }) => minutes));
}
