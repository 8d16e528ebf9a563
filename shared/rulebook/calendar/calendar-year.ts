import { z } from 'zod';
import { addDays, BusinessDate } from '../../values/dates.ts';
import { sourceOf } from '../explain.ts';

/** The columns every year of a calendar has, beside its days. */
export const yearColumns = {
  year: z.int().min(1990).max(9998),
  version: z.int().min(1),
  publishedOn: BusinessDate,
  source: z.string().min(1),
  confidence: z.enum(['H', 'M', 'L']),
};

/** A day of any calendar that is open, and one that is not and why. */
export const openDay = z.strictObject({ date: BusinessDate, open: z.literal(true) });
export const closedDay = z.strictObject({
  date: BusinessDate,
  open: z.literal(false),
  reason: z.string().min(1),
});

export const everyDayMessage = '日历应逐日列出全年每一天,按日期排列,不缺不重。';
export const oneYearMessage = '同一年份只能有一份日历。';

interface Year {
  readonly year: number;
  readonly days: readonly { readonly date: string }[];
}

/** Whether a year lists each of its days once, in order: so nothing is ever derived from weekday and holiday. */
export function hasEveryDay({ year, days }: Year): boolean {
  let expected = `${year}-01-01`;
  for (const { date } of days) {
    if (date !== expected) return false;
    expected = addDays(expected, 1);
  }
  return expected === `${year + 1}-01-01`;
}

/** Whether no year is there twice: two calendars for one day could contradict each other. */
export function isEachYearOnce(years: readonly Year[]): boolean {
  return new Set(years.map(({ year }) => year)).size === years.length;
}

/** Where a day's line of an explanation comes from: its year's notice; nothing for a year that is not loaded. */
export function sourceOfDay(
  date: string,
  years: readonly (Year & Parameters<typeof sourceOf>[0])[],
): { readonly source?: string } {
  const year = years.find(({ year }) => date.startsWith(`${year}-`));
  return year === undefined ? {} : { source: sourceOf(year) };
}
