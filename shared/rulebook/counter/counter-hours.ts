import { z } from 'zod';
import { beijingClock, beijingDate } from '../../values/dates.ts';
import { type TradingYear, tradingDay } from '../calendar/trading-days.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** From when to when counters are staffed on a trading day, Beijing time. */
export const counterHoursRow = datedRow
  .extend({ opensAt: timeOfDay, closesAt: timeOfDay })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, '营业结束时间应晚于开始时间。');
export type CounterHoursRow = Readonly<z.infer<typeof counterHoursRow>>;

/** Schema of `assets/reference/counter-hours.json`. */
export const counterHoursTable = datedTable(counterHoursRow);
export type CounterHoursTable = DatedTable<CounterHoursRow>;

/**
 * Whether an instant lies between day open and day close: on a trading day from `opensAt` up to but not at
 * `closesAt`. Fails closed, here towards open: a day whose year the calendar does not have counts as a trading
 * day, a day without hours is open from midnight to midnight. Rule UP-1 (docs/rules.md); house rule.
 *
 * isDayOpen(Date.parse('2026-11-23T10:00:00+08:00'), hours, years) → true
 *
 * @throws Fault VALUE_OUT_OF_RANGE outside the years 0001 to 9999
 */
export function isDayOpen(
  atMs: number,
  hours: CounterHoursTable,
  years: readonly TradingYear[],
): boolean {
  const date = beijingDate(atMs);
  if (tradingDay(date, years).status === 'closed') return false;
  const found = rowOn(hours, date);
  if (!found.found) return true;
  const time = beijingClock(atMs).slice(0, 5);
  return found.row.opensAt <= time && time < found.row.closesAt;
}
