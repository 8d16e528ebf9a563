import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalRatio } from '../../values/decimal.ts';
import { type LimitFigures, priceLimits } from './price-limit.ts';

const figures = (percent: number, rounding: LimitFigures['rounding'], minTicks: number) => {
  const ratio = { numerator: percent, denominator: 100 };
  return { up: ratio, down: ratio, rounding, minTicks };
};
const tenPercent = figures(10, 'HALF_UP', 1);
const beijing = figures(30, 'INWARD', 0);

describe('priceLimits', () => {
  it('PL-1 PL-2 round half up to the tick', () => {
    expect(priceLimits(10_050, 10, tenPercent)).toEqual({ up: 11_060, down: 9_050 });
    expect(priceLimits(12_350, 10, tenPercent)).toEqual({ up: 13_590, down: 11_120 });
    expect(priceLimits(3_456, 1, tenPercent)).toEqual({ up: 3_802, down: 3_110 });
  });

  it('PL-3 keeps one tick from the previous close, and above nothing', () => {
    expect(priceLimits(40, 10, tenPercent)).toEqual({ up: 50, down: 30 });
    expect(priceLimits(10, 10, tenPercent)).toEqual({ up: 20, down: 10 });
  });

  it('PL-1 PL-2 cut the upper limit and raise the lower one in Beijing', () => {
    expect(priceLimits(15_150, 10, beijing)).toEqual({ up: 19_690, down: 10_610 });
    expect(priceLimits(8_880, 10, beijing)).toEqual({ up: 11_540, down: 6_220 });
  });

  it('PL-3 lets a price of Beijing stand still where its limits are less than a tick away', () => {
    expect(priceLimits(10, 10, beijing)).toEqual({ up: 10, down: 10 });
    expect(priceLimits(30, 10, beijing)).toEqual({ up: 30, down: 30 });
  });

  it('PL-1 has the two ratios of a first day', () => {
    const firstDay = { ...tenPercent, up: decimalRatio('0.573'), down: decimalRatio('0.433') };
    expect(priceLimits(100_000, 1, firstDay)).toEqual({ up: 157_300, down: 56_700 });
  });

  const anyFigures = fc.constantFrom(
    tenPercent,
    figures(5, 'HALF_UP', 1),
    figures(20, 'HALF_UP', 1),
    beijing,
  );
  const anyTick = fc.constantFrom(1, 5, 10);
  const anyCount = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1e8 }));

  it('PL-3 gives limits on the tick, around the previous close, never below one tick', () => {
    fc.assert(
      fc.property(anyCount, anyTick, anyFigures, (count, tick, given) => {
        const prevClose = count * tick;
        const { up, down } = priceLimits(prevClose, tick, given);
        expect([up % tick, down % tick]).toEqual([0, 0]);
        expect(down).toBeGreaterThanOrEqual(tick);
        expect(down).toBeLessThanOrEqual(prevClose);
        expect(up).toBeGreaterThanOrEqual(prevClose + given.minTicks * tick);
        expect(down).toBeLessThanOrEqual(Math.max(prevClose - given.minTicks * tick, tick));
      }),
    );
  });

  it('PL-1 PL-2 never let Beijing past the exact ratio', () => {
    fc.assert(
      fc.property(anyCount, (count) => {
        const { up, down } = priceLimits(count * 10, 10, beijing);
        expect(up * 10).toBeLessThanOrEqual(count * 130);
        expect(down * 10).toBeGreaterThanOrEqual(count * 70);
      }),
    );
  });

  it('PL-1 refuses figures that are no exact integers', () => {
    expect(() => priceLimits(-10, 10, tenPercent)).toThrow('VALUE_OUT_OF_RANGE');
    expect(() => priceLimits(2 ** 53, 10, tenPercent)).toThrow('VALUE_OUT_OF_RANGE');
  });
});
