import { addDays } from '../../values/dates.ts';

interface Day {
  readonly date: string;
  readonly open: boolean;
}

/** A calendar as its years; its name is for the message about a year that is missing. */
export interface Calendar<D extends Day> {
  readonly name: string;
  readonly years: readonly { readonly year: number; readonly days: readonly D[] }[];
}

/** A day found by counting, or what staff read when the calendar ends before it. */
export type FoundDay =
  | { readonly found: true; readonly date: string }
  | { readonly found: false; readonly message: string };

/** What a calendar says of a day; null when its year is not loaded. */
export function dayIn<D extends Day>(date: string, { years }: Calendar<D>): D | null {
  const year = years.find(({ year }) => date.startsWith(`${year}-`));
  return year?.days.find((day) => day.date === date) ?? null;
}

/**
 * The `count`th open day after a day, or before it when `count` is negative. With 0 the day itself where it is open,
 * else the next open day. Fails closed when a year that must be asked is not loaded. Rule TD-5 (docs/rules.md).
 *
 * moveOpenDays('2026-02-13', 1, tradingCalendar) → { found: true, date: '2026-02-24' }
 *
 * @throws Fault VALUE_OUT_OF_RANGE when the date does not exist
 */
export function moveOpenDays<D extends Day>(
  date: string,
  count: number,
  calendar: Calendar<D>,
): FoundDay {
  const step = count < 0 ? -1 : 1;
  let left = Math.max(1, Math.abs(count));
  let at = count === 0 ? date : addDays(date, step);
  for (;;) {
    const day = dayIn(at, calendar);
    if (day === null) return { found: false, message: missingYear(at, calendar) };
    if (day.open) left -= 1;
    if (left === 0) return { found: true, date: at };
    at = addDays(at, step);
  }
}

/** What staff read about a day of a year that is not loaded. */
export function missingYear(date: string, { name }: { readonly name: string }): string {
  return `没有 ${date.slice(0, 4)} 年的${name},不能确定 ${date} 是否开市。请联系总部下发该年日历。`;
}
