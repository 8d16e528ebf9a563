import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** For how long head office lets a counter's keypad seal new trading passwords without a contact. */
const passwordSettingRow = datedRow.extend({ settingDays: z.int().min(1).max(92) });

/** Schema of `assets/reference/password-setting.json`. */
export const passwordSettingTable = datedTable(passwordSettingRow);
/** The table, parsed. */
export type PasswordSettingTable = DatedTable<Readonly<z.infer<typeof passwordSettingRow>>>;

/**
 * The term of a standing statement issued on a day, in ms, or what staff read when the table does not cover it (fails
 * closed: no statement). Rule TP-7 (docs/rules.md).
 */
export function passwordSettingMs(
  table: PasswordSettingTable,
  date: string,
): { readonly ms: number } | { readonly message: string } {
  const found = rowOn(table, date);
  return found.found ? { ms: found.row.settingDays * 24 * 3_600_000 } : { message: found.message };
}
