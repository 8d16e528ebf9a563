import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  beijingClock,
  beijingDate,
  beijingDateTime,
  BusinessDate,
  daysBetween,
  isRealDate,
} from './dates.ts';

const dayMs = fc.date({
  min: new Date('0001-01-02T00:00:00Z'),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
});

describe('isRealDate', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    'accepts %s',
    (date) => {
      expect(isRealDate(date)).toBe(true);
      expect(BusinessDate.parse(date)).toBe(date);
    },
  );

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
  ])('refuses %s, which does not exist', (date) => expect(isRealDate(date)).toBe(false));

  it.each([
    '',
    '2026-1-1',
    '20261123',
    '2026/11/23',
    '0000-01-01',
    ' 2026-11-23',
    '2026-11-23\n',
    '\uFF12026-11-23',
  ])('refuses the spelling %j', (date) => expect(BusinessDate.safeParse(date).success).toBe(false));
});

describe('Beijing time', () => {
  it('changes the day at 16:00 UTC', () => {
    expect(beijingDate(Date.UTC(2026, 10, 22, 15, 59, 59, 999))).toBe('2026-11-22');
    expect(beijingDate(Date.UTC(2026, 10, 22, 16))).toBe('2026-11-23');
  });

  it('is shown with seconds', () => {
    const at = Date.UTC(2026, 10, 23, 2, 31, 7);
    expect(beijingDateTime(at)).toBe('2026-11-23 10:31:07');
    expect(beijingClock(at)).toBe('10:31:07');
  });

  it.each([Number.NaN, Infinity, 1e15, -1e15])('refuses %d ms', (at) => {
    expect(() => beijingDate(at)).toThrow(/^VALUE_OUT_OF_RANGE/);
  });

  it('gives a real date for any instant', () => {
    fc.assert(
      fc.property(dayMs, (date) => {
        expect(isRealDate(beijingDate(date.getTime()))).toBe(true);
      }),
    );
  });
});

describe('daysBetween', () => {
  it('counts the days that addDays goes', () => {
    expect(daysBetween('2026-11-23', '2026-12-01')).toBe(8);
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2);
    fc.assert(
      fc.property(fc.integer({ min: -9000, max: 9000 }), (days) => {
        expect(daysBetween('2026-11-23', addDays('2026-11-23', days))).toBe(days);
      }),
    );
  });

  it('refuses what does not exist', () => {
    expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow(/^VALUE_OUT_OF_RANGE/);
    expect(() => daysBetween('2026-03-01', '')).toThrow(/^VALUE_OUT_OF_RANGE/);
  });
});

describe('addDays', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2026-11-23', 90)).toBe('2027-02-21');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('goes back where it came from', () => {
    fc.assert(
      fc.property(dayMs, fc.integer({ min: -9000, max: 9000 }), (date, days) => {
        const from = date.toISOString().slice(0, 10);
        fc.pre(date.getUTCFullYear() > 30 && date.getUTCFullYear() < 9970);
        const to = addDays(from, days);
        expect(addDays(to, -days)).toBe(from);
      }),
    );
  });

  it('refuses what does not exist', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(/^VALUE_OUT_OF_RANGE/);
    expect(() => addDays('9999-12-31', 1)).toThrow(/^VALUE_OUT_OF_RANGE/);
  });
});
