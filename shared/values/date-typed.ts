import { isRealDate } from './dates.ts';
import { normaliseDigits } from './text.ts';

const BETWEEN = /[-./年月]|日$/gu;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * A day as it is typed, full-width or not: 20261123, 2026.11.23, 2026年11月23日 → '2026-11-23'. Null: no day. Month
 * and day have two digits each, because 2026111 could be two days.
 */
export function dateTyped(text: string): string | null {
  const [, year, month, day] = DIGITS.exec(normaliseDigits(text).replaceAll(BETWEEN, '')) ?? [];
  const date = `${year}-${month}-${day}`;
  return isRealDate(date) ? date : null;
}
