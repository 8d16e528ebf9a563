import { dayWords, isUnusual } from './calendar-day.ts';
import { weekdayNames, weekdayOf } from './calendar-month.ts';
import type { RawYear } from './raw-table.ts';

/** A calendar as paper and file have it: every day that is not as its weekday says, and why, one a line. */
export function calendarCells(days: RawYear['days']): {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const told = days.filter((day) => {
    const isWeekend = weekdayOf(day.date) > 4;
    return day.open ? isWeekend || isUnusual(day) : day.reason !== '周末';
  });
  return {
    titles: ['日期', '星期', '情况'],
    rows: told.map((day) => [day.date, weekdayNames[weekdayOf(day.date)] ?? '', dayWords(day)]),
  };
}
