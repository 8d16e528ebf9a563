import { describe, expect, it } from 'vitest';
import calendar from '../../../assets/reference/calendar-2026.json' with { type: 'json' };
import reference from '../../../assets/reference/counter-hours.json' with { type: 'json' };
import { tradingYear } from '../calendar/trading-days.ts';
import { counterHoursTable, isDayOpen } from './counter-hours.ts';

const hours = counterHoursTable.parse(reference);
const years = [tradingYear.parse(calendar)];
const isOpen = (beijing: string) => isDayOpen(Date.parse(`${beijing}+08:00`), hours, years);

describe('UP-1 the day of the counter', () => {
  it.each([
    ['2026-11-23T08:29:59', false],
    ['2026-11-23T08:30:00', true],
    ['2026-11-23T10:00:00', true],
    ['2026-11-23T17:29:59', true],
    ['2026-11-23T17:30:00', false],
    ['2026-11-23T00:00:00', false],
    ['2026-11-23T23:59:59', false],
  ])('UP-1 on a trading day at %s is open: %s', (at, open) => expect(isOpen(at)).toBe(open));

  it.each(['2026-11-22T10:00:00', '2026-02-17T10:00:00', '2026-02-14T10:00:00'])(
    'UP-1 is closed at %s: weekend, holiday, make-up workday',
    (at) => expect(isOpen(at)).toBe(false),
  );

  it('UP-1 counts a day of a year without calendar as a trading day', () => {
    expect(isOpen('2027-01-02T10:00:00')).toBe(true);
    expect(isOpen('2027-01-02T18:00:00')).toBe(false);
  });

  it('UP-1 is open all day when no row says from when to when', () => {
    const before = { ...hours, rows: [{ ...hours.rows[0]!, effectiveFrom: '2026-12-01' }] };
    expect(isDayOpen(Date.parse('2026-11-23T23:00:00+08:00'), before, years)).toBe(true);
  });

  it.each([
    { opensAt: '17:30', closesAt: '08:30' },
    { opensAt: '8:30', closesAt: '17:30' },
    { opensAt: '08:30', closesAt: '24:00' },
  ])('UP-1 has no row with hours %o', (times) => {
    expect(
      counterHoursTable.safeParse({ ...hours, rows: [{ ...hours.rows[0]!, ...times }] }),
    ).toMatchObject({
      success: false,
    });
  });
});
