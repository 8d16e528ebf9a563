import { addDays } from '../../../shared/values/dates.ts';
import type { RawYear } from './raw-table.ts';

type Day = RawYear['days'][number];

/** A month as a sheet shows it: weeks from Monday to Sunday, null where another month has the day. */
export interface MonthSheet {
  /** 1 to 12. */
  readonly month: number;
  readonly weeks: readonly (readonly (Day | null)[])[];
}

/** The twelve sheets of a year. */
export function monthSheets({ year, days }: Pick<RawYear, 'year' | 'days'>): readonly MonthSheet[] {
  return Array.from({ length: 12 }, (_, at) => {
    const begin = `${year}-${String(at + 1).padStart(2, '0')}`;
    const own = days.filter(({ date }) => date.startsWith(`${begin}-`));
    const cells = [...blanks(weekdayOf(`${begin}-01`)), ...own];
    const rest = (7 - (cells.length % 7)) % 7;
    return { month: at + 1, weeks: sevens([...cells, ...blanks(rest)]) };
  });
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export const weekdayNames = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** Closed days that follow each other for one reason, as a notice names them; plain weekends are left out. */
export interface ClosedSpan {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** The closed days of a year that have a reason of their own, in spans. */
export function closedSpans({ days }: Pick<RawYear, 'days'>): readonly ClosedSpan[] {
  const closed = days.filter(({ open, reason }) => !open && reason !== undefined);
  const spans: ClosedSpan[] = [];
  for (const { date, reason = '' } of closed.filter((day) => day.reason !== '周末')) {
    const last = spans.at(-1);
    const follows = last?.reason === reason && addDays(last.to, 1) === date;
    if (follows) spans[spans.length - 1] = { ...last, to: date };
    else spans.push({ from: date, to: date, reason });
  }
  return spans;
}

function sevens<Cell>(cells: readonly Cell[]): readonly (readonly Cell[])[] {
  return Array.from({ length: cells.length / 7 }, (_, at) => cells.slice(at * 7, at * 7 + 7));
}

function blanks(length: number): readonly null[] {
  return Array.from({ length }, () => null);
}
