import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** How many wrong trading passwords in a row lock it, and for how long. */
export const clientPasswordRow = datedRow.extend({
  wrongTries: z.int().min(1).max(20),
  lockHours: z
    .int()
    .min(1)
    .max(30 * 24),
  /** Wrong tries at one counter within an hour, of whatever clients. */
  counterTriesAnHour: z.int().min(1).max(1000),
});
export type ClientPasswordRow = Readonly<z.infer<typeof clientPasswordRow>>;

/** Schema of `assets/reference/client-password.json`. */
export const clientPasswordTable = datedTable(clientPasswordRow);
export type ClientPasswordTable = DatedTable<ClientPasswordRow>;

/** What holds on a day, or what staff read when the table does not cover it (fails closed). Rule TP-2. */
export function passwordLimits(
  table: ClientPasswordTable,
  date: string,
):
  | {
      readonly wrongTries: number;
      readonly lockMs: number;
      readonly counterTriesAnHour: number;
    }
  | { readonly message: string } {
  const found = rowOn(table, date);
  if (!found.found) return { message: found.message };
  const { wrongTries, lockHours, counterTriesAnHour } = found.row;
  return { wrongTries, lockMs: lockHours * 3_600_000, counterTriesAnHour };
}

const UP = '01234567890';
const DOWN = '09876543210';

/**
 * Why six digits are too easy to guess, in Chinese, or null: one digit only, digits in sequence, a short
 * pattern repeated, or the client's birth date in any usual order; null when no birth date is known, which leaves
 * that part out. Rule TP-1 (docs/rules.md).
 *
 * passwordWeakness('123456', '1990-03-07') → '交易密码不能是连续数字。' · passwordWeakness('900307', '1990-03-07') → '…生日…'
 */
export function passwordWeakness(digits: string, birthDate: string | null): string | null {
  if (/^(\d{1,3})\1+$/.test(digits)) return '交易密码不能是同一数字或重复的数字。';
  if (UP.includes(digits) || DOWN.includes(digits)) return '交易密码不能是连续数字。';
  if (birthDate !== null && birthdays(birthDate).includes(digits))
    return '交易密码不能是客户的出生日期。';
  return null;
}

function birthdays(birthDate: string): readonly string[] {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const short = year.slice(2);
  return [
    short + month + day,
    day + month + short,
    month + day + short,
    year + month,
    month + year,
    // 1990-3-7 as people write it.
    year + String(Number(month)) + String(Number(day)),
  ];
}
