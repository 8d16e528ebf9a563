import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/calendar-2026.json' with { type: 'json' };
import { isTradingDay, nextTradingDay, tradingDay, tradingYear } from './trading-days.ts';

const year = tradingYear.parse(reference);
const years = [year];

describe('the calendar of 2026', () => {
  it('TD-1 has 242 trading days, none of them on a weekend', () => {
    const open = year.days.filter((day) => day.open).map(({ date }) => new Date(date).getUTCDay());
    expect(open).toHaveLength(242);
    expect(open.filter((weekday) => weekday === 0 || weekday === 6)).toEqual([]);
  });

  it('TD-1 closes on the weekdays of the exchanges’ notice and on no others', () => {
    const isWeekday = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());
    const closed = year.days.filter((day) => !day.open && isWeekday(day.date));
    expect(closed.map(({ date }) => date.slice(5))).toEqual(
      (
        '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 ' +
        '10-01 10-02 10-05 10-06 10-07'
      ).split(' '),
    );
  });

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'TD-1 stays closed on the make-up workday %s',
    (date) => {
      expect(tradingDay(date, years)).toEqual({
        status: 'closed',
        reason: '周末(调休工作日,不开市)',
      });
      expect(isTradingDay(date, years)).toBe(false);
    },
  );

  it('TD-1 says why it is closed', () => {
    expect(tradingDay('2026-02-17', years)).toEqual({ status: 'closed', reason: '春节' });
    expect(tradingDay('2026-11-23', years)).toEqual({ status: 'open' });
  });

  it.each([
    ['2026-04-30', '2026-05-06'],
    ['2026-12-30', '2026-12-31'],
    ['2026-02-13', '2026-02-24'],
  ])('TD-2 reopens after %s on %s', (date, next) => {
    expect(nextTradingDay(date, years)).toEqual({ found: true, date: next });
  });
});

describe('a year that is not loaded', () => {
  const message = (date: string) =>
    `没有 2027 年的交易日历,不能确定 ${date} 是否开市。请联系总部下发该年日历。`;

  it('TD-1 has no trading day', () => {
    expect(isTradingDay('2027-01-04', years)).toBe(false);
    expect(tradingDay('2027-01-04', years)).toEqual({
      status: 'unknown',
      message: message('2027-01-04'),
    });
  });

  it('TD-2 gives no next trading day', () => {
    expect(nextTradingDay('2026-12-31', years)).toEqual({
      found: false,
      message: message('2027-01-01'),
    });
  });
});

describe('the schema of a year', () => {
  it.each([
    ['misses a day', year.days.slice(1)],
    ['misses the last day', year.days.slice(0, -1)],
    ['has a day twice', [year.days[0], ...year.days]],
    ['is not in order', year.days.toReversed()],
    ['does not say why it is closed', [{ date: '2026-01-01', open: false }, ...year.days.slice(1)]],
  ])('refuses a calendar that %s', (_, days) => {
    expect(tradingYear.safeParse({ ...year, days }).success).toBe(false);
  });
});
