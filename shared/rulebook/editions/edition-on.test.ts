import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEditions, type EditionDays, editionsOn } from './edition-on.ts';

const one = (edition: string, validFrom: string, withdrawnAt: number | null = null) => ({
  edition,
  validFrom,
  withdrawnAt,
});
const names = (editions: readonly EditionDays[], on: string) =>
  editionsOn(editions, on).map(({ edition }) => edition);

describe('the edition in use on a business date', () => {
  const all = [
    one('2026.11', '2020-01-01'),
    one('2026.12', '2027-01-01'),
    one('2027.01', '2027-01-01'),
    one('2026.11.2', '2026-11-24'),
  ];

  it('ED-3: is the one valid from the latest day, its first day included; the others come after it', () => {
    expect(names(all, '2026-11-23')).toEqual(['2026.11']);
    expect(names(all, '2026-11-24')).toEqual(['2026.11.2', '2026.11']);
    expect(names(all, '2026-12-31')).toEqual(['2026.11.2', '2026.11']);
    expect(names(all, '2027-01-01')).toEqual(['2027.01', '2026.12', '2026.11.2', '2026.11']);
  });

  it('ED-3: of two from one day is the later by name, whatever their order', () => {
    expect(names(all.toReversed(), '2027-01-01')[0]).toBe('2027.01');
  });

  it('ED-2: is never one that is withdrawn', () => {
    const withdrawn = one('2027.02', '2027-01-02', 5);
    expect(names([...all, withdrawn], '2027-02-01')[0]).toBe('2027.01');
  });

  it('ED-3: is none before the first', () => {
    expect(names(all, '2019-12-31')).toEqual([]);
  });
});

describe('the order of edition names', () => {
  it('is that of their numbers', () => {
    expect(compareEditions('2026.11.2', '2026.11.10')).toBeLessThan(0);
    expect(compareEditions('2026.12', '2026.11.10')).toBeGreaterThan(0);
    expect(compareEditions('2026.11', '2026.11.1')).toBeLessThan(0);
    expect(compareEditions('2026.11', '2026.11')).toBe(0);
  });

  it('is one order: whoever is before is not after', () => {
    const name = fc
      .tuple(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 10, max: 12 }), fc.nat(30))
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(compareEditions(a, b))).toBe(-Math.sign(compareEditions(b, a)) + 0);
      }),
    );
  });
});
