import { z } from 'zod';
import { addDays, beijingClock, beijingDate } from '../../values/dates.ts';
import { type TradingYear, tradingDay } from '../calendar/trading-days.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { areInOrder, orderMessage, TimeSpan } from '../time-spans.ts';

/** Houses outside that head office asks: the clearing house, and the banks that keep clients' money. */
export const OutwardHouse = z.enum(['CLEARING', 'BANK']);
/** One of them. */
export type OutwardHouse = z.infer<typeof OutwardHouse>;

const hoursRow = datedRow.extend({
  house: OutwardHouse,
  /** Only on trading days of the exchanges; else every day. */
  tradingDaysOnly: z.boolean(),
  windows: z.array(TimeSpan).min(1).refine(areInOrder, orderMessage),
});
/** When a house takes requests. */
export type OutwardHoursRow = Readonly<z.infer<typeof hoursRow>>;

/**
 * When the houses outside take requests (`assets/reference/outward-hours.json`), Beijing time. Part of a row:
 *
 * { "house": "CLEARING", "tradingDaysOnly": true, "windows": [{ "from": "09:00", "to": "16:00" }] }
 */
export const outwardHoursTable = datedTable(hoursRow, ['house']);
/** The table, parsed. */
export type OutwardHoursTable = DatedTable<OutwardHoursRow>;

/** Longer than any closure of the exchanges. */
const daysAhead = 30;
const dayMs = 24 * 3_600_000;

/**
 * From when on a house takes a request that is ready at `atMs`: null when it does now, else the instant, ms UTC. A day
 * the calendar does not have counts as a trading day, a day without a row is open from midnight to midnight: asking in
 * vain harms nothing, waiting for ever does. Rule OS-1 (docs/rules.md).
 *
 * opensFrom(Date.parse('2026-11-23T20:00:00+08:00'), 'CLEARING', hours, years) → 2026-11-24 09:00 in Beijing
 *
 * @throws Fault VALUE_OUT_OF_RANGE outside the years 0001 to 9999
 */
export function opensFrom(
  atMs: number,
  house: OutwardHouse,
  hours: OutwardHoursTable,
  years: readonly TradingYear[],
): number | null {
  const today = beijingDate(atMs);
  const now = beijingClock(atMs).slice(0, 5);
  for (let ahead = 0; ahead < daysAhead; ahead += 1) {
    const date = addDays(today, ahead);
    const found = rowOn(hours, date, { house });
    if (!found.found) return ahead === 0 ? null : midnight(date);
    const { tradingDaysOnly, windows } = found.row;
    if (tradingDaysOnly && tradingDay(date, years).status === 'closed') continue;
    const window = windows.find(({ to }) => ahead > 0 || now < to);
    if (window === undefined) continue;
    return ahead === 0 && window.from <= now ? null : instant(date, window.from);
  }
  // Looked at again tomorrow, when the calendar may know more.
  return atMs + dayMs;
}

const instant = (date: string, time: string): number => Date.parse(`${date}T${time}:00+08:00`);
const midnight = (date: string): number => instant(date, '00:00');
