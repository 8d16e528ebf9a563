import { z } from 'zod';
import { addDays, BusinessDate } from '../../values/dates.ts';

const day = z.discriminatedUnion('open', [
  z.object({ date: BusinessDate, open: z.literal(true) }),
  z.object({ date: BusinessDate, open: z.literal(false), reason: z.string().min(1) }),
]);

/**
 * The trading days of one year on the exchanges of Shanghai, Shenzhen and Beijing, one row for every day, so that
 * nothing is ever derived from weekday and holiday: make-up working weekends are not trading days. Source: the
 * exchanges' yearly notice. The file is `assets/reference/calendar-<year>.json`; two of its rows:
 *
 * { "date": "2026-01-04", "open": false, "reason": "周末(调休工作日,不开市)" }, { "date": "2026-01-05", "open": true }
 */
export const tradingYear = z
  .object({
    year: z.int().min(1990).max(9998),
    markets: z.array(z.enum(['XSHG', 'XSHE', 'XBSE'])).min(1),
    version: z.int().min(1),
    publishedOn: BusinessDate,
    source: z.string().min(1),
    confidence: z.enum(['H', 'M', 'L']),
    days: z.array(day),
  })
  .refine(hasEveryDay, '交易日历应逐日列出全年每一天,按日期排列,不缺不重。');

/** One year of the trading calendar, parsed. */
export type TradingYear = z.infer<typeof tradingYear>;

/** What the calendar says of a day: open, closed and why, or nothing (in words for staff). */
export type TradingDay =
  | { readonly status: 'open' }
  | { readonly status: 'closed'; readonly reason: string }
  | { readonly status: 'unknown'; readonly message: string };

/** The next trading day, or what staff read when the calendar ends before it. */
export type NextTradingDay =
  | { readonly found: true; readonly date: string }
  | { readonly found: false; readonly message: string };

/** What the given years of the calendar say of a day. Rule TD-1 (docs/rules.md). Never throws. */
export function tradingDay(date: string, years: readonly TradingYear[]): TradingDay {
  const row = years
    .find(({ year }) => date.startsWith(`${year}-`))
    ?.days.find((day) => day.date === date);
  if (row === undefined) return { status: 'unknown', message: missingYear(date) };
  return row.open ? { status: 'open' } : { status: 'closed', reason: row.reason };
}

/** Whether a day is known to be a trading day. Fails closed: false when its year is not loaded. Rule TD-1. */
export function isTradingDay(date: string, years: readonly TradingYear[]): boolean {
  return tradingDay(date, years).status === 'open';
}

/**
 * The first trading day after a day. Fails closed when a year that must be asked is not loaded. Rule TD-2.
 *
 * nextTradingDay('2026-02-13', years) → { found: true, date: '2026-02-24' }
 *
 * @throws Fault VALUE_OUT_OF_RANGE when the date does not exist
 */
export function nextTradingDay(date: string, years: readonly TradingYear[]): NextTradingDay {
  let next = addDays(date, 1);
  for (;;) {
    const found = tradingDay(next, years);
    if (found.status === 'open') return { found: true, date: next };
    if (found.status === 'unknown') return { found: false, message: found.message };
    next = addDays(next, 1);
  }
}

function missingYear(date: string): string {
  return `没有 ${date.slice(0, 4)} 年的交易日历,不能确定 ${date} 是否开市。请联系总部下发该年日历。`;
}

function hasEveryDay({
  year,
  days,
}: {
  readonly year: number;
  readonly days: readonly { date: string }[];
}) {
  let expected = `${year}-01-01`;
  for (const { date } of days) {
    if (date !== expected) return false;
    expected = addDays(expected, 1);
  }
  return expected === `${year + 1}-01-01`;
}
