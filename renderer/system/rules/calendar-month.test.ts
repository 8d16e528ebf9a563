import { describe, expect, it } from 'vitest';
import { publishedEdition } from '../../../assets/reference/published.ts';
import { calendarCells } from './calendar-cells.ts';
import { closedSpans, monthSheets, weekdayOf } from './calendar-month.ts';
import { type CalendarTable, readTables } from './raw-table.ts';
import { isShown, timeOf } from './row-on-day.ts';

const calendars = readTables(publishedEdition, publishedEdition).filter(
  (table): table is CalendarTable => table.form === 'calendar',
);
const trading = calendars
  .find(({ key }) => key === 'tradingYears')!
  .years.find(({ year }) => year === 2026)!;

describe('the sheets of a calendar', () => {
  it('show every day once, each under its weekday', () => {
    for (const { years } of calendars) {
      for (const year of years) {
        const sheets = monthSheets(year);
        const shown = sheets.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null);
        expect(shown).toEqual(year.days);
        for (const { weeks } of sheets) {
          for (const week of weeks) {
            expect(week).toHaveLength(7);
            week.forEach((day, at) => day !== null && expect(weekdayOf(day.date)).toBe(at));
          }
        }
      }
    }
  });

  it('know Monday from Sunday', () => {
    expect(['2026-11-23', '2026-11-22', '2024-02-29'].map(weekdayOf)).toEqual([0, 6, 3]);
  });

  it('name the closed days of 2026 in the spans of the notice', () => {
    const spans = closedSpans(trading).map(({ from, to, reason }) => `${from} ${to} ${reason}`);
    expect(spans).toContain('2026-02-15 2026-02-23 春节');
    expect(spans).toContain('2026-10-01 2026-10-07 国庆节');
    expect(spans.some((span) => span.endsWith(' 周末'))).toBe(false);
  });

  it('print only the days that are not as their weekday says', () => {
    const { rows } = calendarCells(trading.days);
    expect(rows).toContainEqual(['2026-10-01', '四', '休(国庆节)']);
    expect(rows.some(([date]) => date === '2026-11-21' || date === '2026-11-23')).toBe(false);
  });
});

describe('timeOf', () => {
  const row = {
    effectiveFrom: '2026-07-06',
    effectiveTo: '2026-12-31',
    state: 'operative',
  } as const;

  it('counts both ends of a row to it', () => {
    const days = ['2026-07-05', '2026-07-06', '2026-12-31', '2027-01-01'];
    expect(days.map((day) => timeOf(row, day))).toEqual(['future', 'applies', 'applies', 'past']);
    expect(timeOf({ ...row, effectiveTo: null }, '2099-01-01')).toBe('applies');
  });

  it('marks what is in force and not yet run apart, and shows it on the day', () => {
    const time = timeOf({ ...row, state: 'effective' }, '2026-08-01');
    expect(time).toBe('not-operative');
    expect(isShown(time, 'on-day')).toBe(true);
    expect(isShown(time, 'past')).toBe(false);
    expect(isShown('future', 'on-day')).toBe(false);
  });
});
