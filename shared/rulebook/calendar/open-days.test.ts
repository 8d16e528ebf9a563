import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { addDays } from '../../values/dates.ts';
import { isWeekend } from '../../values/weekday.ts';
import { findKind } from '../kinds/kinds.ts';
import { moveOpenDays } from './open-days.ts';
import { southboundCalendar, southboundDay } from './southbound-days.ts';
import { calendarTables } from './tables.ts';
import {
  explainTradingDay,
  isTradingDay,
  nextTradingDay,
  tradingCalendar,
} from './trading-days.ts';
import { workingDaysAfter } from './working-days.ts';

const { tradingYears, southboundYears, workingYears } = ruleTables;
const trading = tradingCalendar(tradingYears);
const southbound = southboundCalendar(southboundYears);
const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));
const openDays = (days: readonly { readonly date: string; readonly open: boolean }[]) =>
  days.filter(({ open }) => open).map(({ date }) => date);

describe('counting days', () => {
  it.each([
    ['trading', trading],
    ['southbound', southbound],
  ])('TD-5 comes back to a %s day after counting forth and back', (_, calendar) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...openDays(calendar.years[0]!.days)),
        fc.integer({ min: -120, max: 120 }),
        (date, count) => {
          const there = moveOpenDays(date, count, calendar);
          fc.pre(there.found && count !== 0);
          expect(moveOpenDays(there.found ? there.date : '', -count, calendar)).toEqual({
            found: true,
            date,
          });
        },
      ),
    );
  });

  it('TD-5 adds up: a days and then b days are a + b days', () => {
    const few = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(anyDay, few, few, (date, a, b) => {
        const first = moveOpenDays(date, a, trading);
        fc.pre(first.found);
        const second = moveOpenDays(first.found ? first.date : '', b, trading);
        fc.pre(second.found);
        expect(second).toEqual(moveOpenDays(date, a + b, trading));
      }),
    );
  });

  it('TD-2 has no trading day between a day and the next one', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const next = nextTradingDay(date, tradingYears);
        fc.pre(next.found);
        const between = openDays(tradingYears[0]!.days).filter(
          (day) => day > date && day < (next.found ? next.date : ''),
        );
        expect(between).toEqual([]);
      }),
    );
  });

  it('TD-5 stays on an open day with 0 and goes to the next from a closed one', () => {
    expect(moveOpenDays('2026-02-24', 0, trading)).toEqual({ found: true, date: '2026-02-24' });
    expect(moveOpenDays('2026-02-14', 0, trading)).toEqual({ found: true, date: '2026-02-24' });
  });

  it('TD-5 ends where the calendar ends, both ways, naming the year', () => {
    expect(moveOpenDays('2026-12-30', 2, trading)).toMatchObject({
      found: false,
      message: expect.stringContaining('没有 2027 年的交易日历'),
    });
    expect(moveOpenDays('2026-01-05', -1, southbound)).toMatchObject({
      found: false,
      message: expect.stringContaining('没有 2025 年的港股通日历'),
    });
  });

  it('TD-1 TD-2 know nothing of a day whose year is not loaded', () => {
    for (const date of ['2025-12-30', '2027-01-01']) {
      expect(explainTradingDay(date, tradingYears)).toMatchObject({
        answer: { open: false, next: null },
      });
    }
    expect(explainTradingDay('2025-12-31', tradingYears)).toMatchObject({
      answer: { open: false, next: '2026-01-05' },
      lines: [
        { rule: 'TD-1', met: false, message: expect.stringContaining('没有 2025 年') },
        { rule: 'TD-2', met: true, message: '下一交易日 2026-01-05。' },
      ],
    });
    expect(explainTradingDay('2026-12-31', tradingYears)).toMatchObject({
      answer: { open: true, next: null },
      lines: [
        { rule: 'TD-1', source: '沪深北交易所 2025-12-22 关于 2026 年休市安排的通知 · H' },
        { rule: 'TD-2', met: false, message: expect.stringContaining('没有 2027 年') },
      ],
    });
  });
});

describe('the connect to Hong Kong', () => {
  it.each([
    ['2026-12-23', '2026-12-23 港股通开市。'],
    ['2026-12-24', '2026-12-24 港股通开市(半日市,只有上午)。'],
  ])('TD-3 says of %s whether the day is a half one', (date, message) => {
    expect(findKind('southbound_day')?.answer({ date }, ruleTables)).toMatchObject({
      lines: [{ message }],
    });
  });
});

describe('the three calendars of 2026', () => {
  const days = (years: readonly { readonly days: readonly { date: string; open: boolean }[] }[]) =>
    new Set(openDays(years[0]!.days));

  it('TD-3 open the connect only on trading days', () => {
    for (const date of days(southboundYears)) expect(isTradingDay(date, tradingYears)).toBe(true);
    expect(days(southboundYears).size).toBe(236);
  });

  it('TD-3 close the connect on the trading days Hong Kong rests, and on no others', () => {
    const rested = [...days(tradingYears)].filter((date) => !days(southboundYears).has(date));
    expect(rested).toEqual(
      '2026-04-03 2026-04-07 2026-05-25 2026-07-01 2026-10-19 2026-12-25'.split(' '),
    );
    expect(southboundDay('2026-12-31', southboundYears)).toEqual({
      status: 'open',
      hours: 'MORNING',
    });
  });

  it('TD-4 work on every trading day and besides on the six make-up days', () => {
    const extra = [...days(workingYears)].filter((date) => !days(tradingYears).has(date));
    expect(extra).toEqual(
      '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'.split(' '),
    );
    expect(extra.every((date) => isWeekend(date))).toBe(true);
    expect(days(workingYears).size).toBe(248);
  });

  it('TD-1 are refused when a year is there twice', () => {
    expect(calendarTables.tradingYears.safeParse([...tradingYears, ...tradingYears]).success).toBe(
      false,
    );
    expect(calendarTables.workingYears.safeParse(workingYears).success).toBe(true);
  });
});

describe('working days', () => {
  it('TD-4 count make-up weekends', () => {
    const due = workingDaysAfter('2026-10-09', 1, workingYears);
    expect(due).toEqual({ dueOn: '2026-10-10', state: 'FINAL' });
  });

  it('TD-6 are provisional exactly when a day on the way has no calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (date, count) => {
        const { dueOn, state } = workingDaysAfter(date, count, workingYears);
        expect(state).toBe(dueOn > '2026-12-31' ? 'PROVISIONAL' : 'FINAL');
      }),
    );
  });

  it('TD-6 become final when the year comes, on another day if it has holidays', () => {
    const next = { ...workingYears[0]!, year: 2027, days: plainYear(2027) };
    expect(workingDaysAfter('2026-12-31', 1, workingYears)).toEqual({
      dueOn: '2027-01-01',
      state: 'PROVISIONAL',
    });
    expect(workingDaysAfter('2026-12-31', 1, [...workingYears, next])).toEqual({
      dueOn: '2027-01-04',
      state: 'FINAL',
    });
  });
});

/** A year with New Year's Day as its only holiday. */
function plainYear(year: number) {
  const dates = Array.from({ length: 365 }, (_, at) => addDays(`${year}-01-01`, at));
  return dates.map((date, at) =>
    at === 0 || isWeekend(date)
      ? { date, open: false as const, reason: '示例' }
      : { date, open: true as const },
  );
}
