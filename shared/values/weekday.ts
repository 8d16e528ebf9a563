import { addDays } from './dates.ts';

/** A Monday; every weekday follows from it. */
const monday = Date.UTC(2026, 0, 5);

/**
 * Whether a day is a Saturday or Sunday. What offices and exchanges do on it is the calendar's to say.
 *
 * isWeekend('2026-11-22') → true
 *
 * @throws Fault VALUE_OUT_OF_RANGE when the date does not exist
 */
export function isWeekend(date: string): boolean {
  const days = (Date.parse(`${addDays(date, 0)}T00:00:00Z`) - monday) / 86_400_000;
  return ((days % 7) + 7) % 7 >= 5;
}
