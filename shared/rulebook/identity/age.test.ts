import { describe, expect, it } from 'vitest';
import { ageOn } from './age.ts';

describe('ageOn', () => {
  it.each([
    ['1977-05-16', '2026-11-23', 49],
    ['2008-11-22', '2026-11-23', 18],
    ['2008-11-23', '2026-11-23', 18],
    ['2008-11-24', '2026-11-23', 17],
    ['2010-11-05', '2026-11-22', 16],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-24', '2026-11-23', -1],
  ])('ID-6 counts the birthday as reached: %s on %s is %d', (birth, date, age) => {
    expect(ageOn(birth, date)).toBe(age);
  });

  it.each([
    ['2026-02-28', 17],
    ['2026-03-01', 18],
    ['2028-02-28', 19],
    ['2028-02-29', 20],
  ])('ID-6 turns a leap-day birthday on 1 March in common years: %s is %d', (date, age) => {
    expect(ageOn('2008-02-29', date)).toBe(age);
  });
});
