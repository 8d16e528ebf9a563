import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timesRatio } from './exact.ts';
import { halfUpRatio, quickShare } from './half-up.ts';

const numerators = fc.integer({ min: 0, max: 1_000_000 });
const denominators = fc.oneof(
  fc.constantFrom(1, 2, 3, 10, 1000, 10_000_000),
  fc.integer({ min: 1, max: 10_000_000 }),
);

it('DT-3 gives what timesRatio gives, up to the last value it may take', () => {
  fc.assert(
    fc.property(
      numerators,
      denominators,
      fc.nat(),
      fc.maxSafeNat(),
      (numerator, denominator, off, any) => {
        const ratio = halfUpRatio({ numerator, denominator });
        for (const value of [
          ratio.exactUpTo,
          Math.max(0, ratio.exactUpTo - off),
          any % (ratio.exactUpTo + 1),
        ]) {
          expect(quickShare(value, ratio)).toBe(timesRatio(value, ratio, 'half-up'));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

it('DT-3 gives halves up', () => {
  const ratio = halfUpRatio({ numerator: 5, denominator: 10_000 });
  expect(quickShare(2_001_000, ratio)).toBe(1001);
  expect(quickShare(2_000_999, ratio)).toBe(1000);
});

it.each([2 ** 52, 0.5])('DT-3 prepares no ratio over %d', (denominator) => {
  expect(() => halfUpRatio({ numerator: 1, denominator })).toThrow('VALUE_OUT_OF_RANGE');
});
