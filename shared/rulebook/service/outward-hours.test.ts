import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { type OutwardHoursTable, opensFrom } from './outward-hours.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const from = (text: string, hours: OutwardHoursTable = ruleTables.outwardHours): string | null => {
  const opens = opensFrom(at(text), 'CLEARING', hours, ruleTables.tradingYears);
  return opens === null ? null : new Date(opens).toISOString();
};

describe('hours of the clearing house', () => {
  it('OS-1 is open from nine to four on a trading day, the end not within', () => {
    expect(from('2026-11-23T09:00:00')).toBeNull();
    expect(from('2026-11-23T15:59:59')).toBeNull();
    expect(from('2026-11-23T08:59:59')).toBe('2026-11-23T01:00:00.000Z');
    expect(from('2026-11-23T16:00:00')).toBe('2026-11-24T01:00:00.000Z');
  });

  it('OS-1 waits over a weekend and a holiday', () => {
    expect(from('2026-11-27T18:00:00')).toBe('2026-11-30T01:00:00.000Z');
    expect(from('2026-10-01T10:00:00')).toBe('2026-10-08T01:00:00.000Z');
  });

  it('OS-1 waits through a break', () => {
    const { outwardHours } = ruleTables;
    const [first] = outwardHours.rows;
    const windows = [
      { from: '09:00', to: '11:30' },
      { from: '13:00', to: '15:00' },
    ];
    const table = { ...outwardHours, rows: [{ ...first!, windows }] };
    expect(from('2026-11-23T12:00:00', table)).toBe('2026-11-23T05:00:00.000Z');
    expect(from('2026-11-23T13:00:00', table)).toBeNull();
  });

  it('OS-1 holds nothing back on a day no table or calendar has', () => {
    const { outwardHours } = ruleTables;
    const rows = outwardHours.rows.map((row) => ({ ...row, effectiveTo: '2026-11-22' }));
    expect(from('2026-11-23T20:00:00', { ...outwardHours, rows })).toBeNull();
    expect(opensFrom(at('2026-11-23T10:00:00'), 'BANK', outwardHours, [])).toBeNull();
  });
});
