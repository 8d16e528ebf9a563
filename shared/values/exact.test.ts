import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithShare, exact, type Rounding, timesFraction, timesRatio } from './exact.ts';

const most = Number.MAX_SAFE_INTEGER;
const roundings = ['half-up', 'down', 'up'] as const;

/** Written another way: the quotient of a doubled, shifted product, in BigInt throughout. */
function second(value: number, numerator: number, denominator: number, rounding: Rounding): bigint {
  const [product, divisor] = [BigInt(value) * BigInt(numerator), BigInt(denominator)];
  switch (rounding) {
    case 'down':
      return product / divisor;
    case 'up':
      return (product + divisor - 1n) / divisor;
    case 'half-up':
      return (2n * product + divisor) / (2n * divisor);
  }
}

describe('exact', () => {
  it.each([0, 1, -1, most, -most])('DT-3 takes %d', (value) => expect(exact(value)).toBe(value));
  it.each([0.5, most + 1, -most - 1, Number.NaN, Infinity])('DT-3 refuses %d', (value) => {
    expect(() => exact(value)).toThrow('VALUE_OUT_OF_RANGE');
  });
});

describe('timesRatio', () => {
  it.each([
    [2_001_000, 5, 10_000, 'half-up', 1001],
    [2_000_999, 5, 10_000, 'half-up', 1000],
    [10, 1, 3, 'up', 4],
    [9, 1, 3, 'up', 3],
    [11, 1, 3, 'down', 3],
    [0, 1, 3, 'up', 0],
    [most, 1, 1, 'up', most],
    [most, most, most, 'half-up', most],
  ] as const)(
    'DT-3 gives %d × %d/%d %s as %d',
    (value, numerator, denominator, rounding, result) => {
      expect(timesRatio(value, { numerator, denominator }, rounding)).toBe(result);
    },
  );

  it('DT-3 is exact for all integers, or refuses what is beyond 2^53', () => {
    const integers = fc.maxSafeNat();
    const denominators = fc.oneof(fc.maxSafeNat(), fc.constantFrom(1, 10, 10_000_000, most));
    fc.assert(
      fc.property(
        integers,
        fc.oneof(integers, fc.nat(10_000)),
        denominators.filter((value) => value > 0),
        fc.constantFrom(...roundings),
        (value, numerator, denominator, rounding) => {
          const wanted = second(value, numerator, denominator, rounding);
          const times = () => timesFraction(value, numerator, denominator, rounding);
          if (wanted > BigInt(most)) expect(times).toThrow('VALUE_OUT_OF_RANGE');
          else expect(BigInt(times())).toBe(wanted);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('DT-3 is exact where the product just fits, and a step beyond', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 2, max: 10_000_000 }),
        fc.integer({ min: -3, max: 3 }),
        fc.constantFrom(...roundings),
        (numerator, denominator, off, rounding) => {
          const value = Math.floor((most - denominator) / numerator) + off;
          const times = timesFraction(value, numerator, denominator, rounding);
          expect(BigInt(times)).toBe(second(value, numerator, denominator, rounding));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    // Their products are integers: the operands must be too.
    [0.5, 2, 1],
    [2, 0.5, 1],
    [1, 1, 0.5],
    [-1, 1, 1],
    [1, -1, 1],
    [1, 1, -1],
    [1, 1, 0],
    [Number.NaN, 1, 1],
    [1, 1, Number.NaN],
    [1, 1, Infinity],
    [most + 1, 1, 2],
  ])('DT-3 refuses %d × %d/%d', (value, numerator, denominator) => {
    for (const rounding of roundings) {
      expect(() => timesRatio(value, { numerator, denominator }, rounding)).toThrow(
        'VALUE_OUT_OF_RANGE',
      );
    }
  });
});

describe('compareWithShare', () => {
  it.each([
    [390_000, 300_000, 0],
    [389_999, 300_000, -1],
    [390_001, 300_000, 1],
    [0, 0, 0],
  ])('DT-3 compares %d with 130 %% of %d exactly: %d', (value, other, result) => {
    expect(compareWithShare(value, other, { numerator: 13, denominator: 10 })).toBe(result);
  });

  it('DT-3 compares beyond 2^53 exactly', () => {
    const ratio = { numerator: most - 1, denominator: most };
    expect(compareWithShare(most - 1, most, ratio)).toBe(0);
    expect(compareWithShare(most - 2, most, ratio)).toBe(-1);
    expect(compareWithShare(most, most, ratio)).toBe(1);
  });

  it.each([-1, 0.5, most + 1])('DT-3 refuses %d', (value) => {
    const ratio = { numerator: 1, denominator: 2 };
    expect(() => compareWithShare(value, 1, ratio)).toThrow('VALUE_OUT_OF_RANGE');
    expect(() => compareWithShare(1, 1, { numerator: 1, denominator: 0 })).toThrow(
      'VALUE_OUT_OF_RANGE',
    );
  });
});
