import { z } from 'zod';
import type { Explained, RuleLine } from '../explain.ts';
import {
  closedDay,
  everyDayMessage,
  hasEveryDay,
  openDay,
  sourceOfDay,
  yearColumns,
} from './calendar-year.ts';
import { type Calendar, dayIn, type FoundDay, missingYear, moveOpenDays } from './open-days.ts';

/**
 * The trading days of one year on the exchanges of Shanghai, Shenzhen and Beijing, one row for every day, so that
 * nothing is ever derived from weekday and holiday: make-up working weekends are not trading days. Source: the
 * exchanges' yearly notice. The file is `assets/reference/calendar-<year>.json`; two of its rows:
 *
 * { "date": "2026-01-04", "open": false, "reason": "周末(调休工作日,不开市)" }, { "date": "2026-01-05", "open": true }
 */
export const tradingYear = z
  .strictObject({
    ...yearColumns,
    markets: z.array(z.enum(['XSHG', 'XSHE', 'XBSE'])).min(1),
    days: z.array(z.discriminatedUnion('open', [openDay, closedDay])),
  })
  .refine(hasEveryDay, everyDayMessage);

/** One year of the trading calendar, parsed. */
export type TradingYear = z.infer<typeof tradingYear>;

/** What the calendar says of a day: open, closed and why, or nothing (in words for staff). */
export type TradingDay =
  | { readonly status: 'open' }
  | { readonly status: 'closed'; readonly reason: string }
  | { readonly status: 'unknown'; readonly message: string };

/** What the given years of the calendar say of a day. Rule TD-1 (docs/rules.md). Never throws. */
export function tradingDay(date: string, years: readonly TradingYear[]): TradingDay {
  const calendar = tradingCalendar(years);
  const day = dayIn(date, calendar);
  if (day === null) return { status: 'unknown', message: missingYear(date, calendar) };
  return day.open ? { status: 'open' } : { status: 'closed', reason: day.reason };
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
export function nextTradingDay(date: string, years: readonly TradingYear[]): FoundDay {
  return moveOpenDays(date, 1, tradingCalendar(years));
}

/**
 * A day and the trading day after it. A day whose year is not loaded is not open; it has a next trading day where all
 * days from the one after it up to that are known, as the last day before the first year that is loaded. Rules TD-1,
 * TD-2.
 *
 * @throws Fault VALUE_OUT_OF_RANGE when the date does not exist
 */
export function explainTradingDay(
  date: string,
  years: readonly TradingYear[],
): Explained<{ readonly open: boolean; readonly next: string | null }> {
  const day = tradingDay(date, years);
  const next = nextTradingDay(date, years);
  const open = day.status === 'open';
  const said: RuleLine = { rule: 'TD-1', met: open, message: dayWords(date, day) };
  return {
    found: true,
    answer: { open, next: next.found ? next.date : null },
    lines: [{ ...said, ...sourceOfDay(date, years) }, nextLine(date, next, years)],
  };
}

/**
 * The `days`th trading day after a day, or before it when negative (the start of a window of 20 trading days); with 0
 * the day itself or the next trading day. Rule TD-5.
 *
 * @throws Fault VALUE_OUT_OF_RANGE when the date does not exist
 */
export function explainTradingDayShift(
  date: string,
  days: number,
  years: readonly TradingYear[],
): Explained<string> {
  const shifted = moveOpenDays(date, days, tradingCalendar(years));
  if (!shifted.found) return shifted;
  const which = days < 0 ? `前第 ${-days} 个` : `后第 ${days} 个`;
  const message = `${date} ${which}交易日为 ${shifted.date}。`;
  return {
    found: true,
    answer: shifted.date,
    lines: [{ rule: 'TD-5', met: true, message, ...sourceOfDay(shifted.date, years) }],
  };
}

/** The trading days as a calendar to count in. */
export function tradingCalendar(
  years: readonly TradingYear[],
): Calendar<TradingYear['days'][number]> {
  return { name: '交易日历', years };
}

function dayWords(date: string, day: TradingDay): string {
  switch (day.status) {
    case 'open':
      return `${date} 为交易日。`;
    case 'closed':
      return `${date} 休市(${day.reason})。`;
    case 'unknown':
      return day.message;
  }
}

function nextLine(date: string, next: FoundDay, years: readonly TradingYear[]): RuleLine {
  const message = next.found ? `下一交易日 ${next.date}。` : next.message;
  return {
    rule: 'TD-2',
    met: next.found,
    message,
    ...sourceOfDay(next.found ? next.date : date, years),
  };
}
