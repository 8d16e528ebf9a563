import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateTyped } from './date-typed.ts';

describe('dateTyped', () => {
  it.each([
    '2026-11-23',
    '20261123',
    '2026.11.23',
    '2026/11/23',
    '2026年11月23日',
    ' 2026 11 23 ',
    '\uFF12\uFF10\uFF12\uFF16\uFF11\uFF11\uFF12\uFF13',
  ])('reads %j', (typed) => expect(dateTyped(typed)).toBe('2026-11-23'));

  it.each(['', '2026111', '2026-1-1', '20260230', '长期', '0', '202611230', '日期'])(
    'reads no day in %j',
    (typed) => expect(dateTyped(typed)).toBeNull(),
  );

  it('reads every day in every spelling alike', () => {
    const days = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.constantFrom('', '-', '.', '/'), (day, between) => {
        const date = day.toISOString().slice(0, 10);
        expect(dateTyped(date.replaceAll('-', between))).toBe(date);
      }),
    );
  });
});
