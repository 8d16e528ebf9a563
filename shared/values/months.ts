import { addDays } from './dates.ts';

/**
 * The same day of the month `months` later; where that month has no such day, its last day.
 *
 * addMonths('2026-08-31', 6) → '2027-02-28'
 *
 * @param months a non-negative integer
 * @throws Fault VALUE_OUT_OF_RANGE when the date does not exist or the result is after the year 9998
 */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const firstOfMonth = (later: number) => {
    const place = year * 12 + (month - 1) + later;
    return `${String(Math.floor(place / 12)).padStart(4, '0')}-${String((place % 12) + 1).padStart(2, '0')}-01`;
  };
  const lastDay = addDays(firstOfMonth(months + 1), -1);
  const sameDay = `${lastDay.slice(0, 8)}${String(day).padStart(2, '0')}`;
  // Throws for a first date that is none, which the arithmetic above would not see.
  addDays(date, 0);
  return sameDay < lastDay ? sameDay : lastDay;
}
