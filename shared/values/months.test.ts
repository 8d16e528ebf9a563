import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureCount } from './count.ts';
import { addMonths } from './months.ts';
import { isWeekend } from './weekday.ts';

describe('addMonths', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 1, '2026-12-30'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('takes %s by %i months to %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });

  it('refuses a date that does not exist', () => {
    expect(() => addMonths('2026-02-30', 1)).toThrow('VALUE_OUT_OF_RANGE');
  });
});

describe('isWeekend', () => {
  it('is true of the Saturdays and Sundays the platform knows', () => {
    const dates = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2200-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const day = date.getUTCDay();
        expect(isWeekend(date.toISOString().slice(0, 10))).toBe(day === 0 || day === 6);
      }),
    );
  });
});

describe('figureCount', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1_000_000, '1,000,000'],
    [9_007_199_254_740_991, '9,007,199,254,740,991'],
  ])('writes %i as %s', (count, text) => expect(figureCount(count)).toBe(text));
});
