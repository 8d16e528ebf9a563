import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CageFigures, cageBound, cageReference } from './price-cage.ts';
import type { Side } from './side.ts';

const percent = (numerator: number) => ({ numerator, denominator: 100 });
const main: CageFigures = { percent: percent(2), minTicks: 10, rounding: 'HALF_UP' };
const star: CageFigures = { ...main, minTicks: 0 };
const beijing: CageFigures = { ...main, percent: percent(5) };

describe('cageReference', () => {
  const all = { bestBid: 9_990, bestAsk: 10_000, last: 9_980, prevClose: 9_900 };

  it('PC-1 takes the other side first, then the own, the last price, the previous close', () => {
    const order = (side: Side) =>
      [
        all,
        { ...all, [side === 'BUY' ? 'bestAsk' : 'bestBid']: null },
        { ...all, bestAsk: null, bestBid: null },
        { ...all, bestAsk: null, bestBid: null, last: null },
      ].map((quotes) => cageReference(side, quotes).name);
    expect(order('BUY')).toEqual(['卖一价', '买一价', '最新成交价', '前收盘价']);
    expect(order('SELL')).toEqual(['买一价', '卖一价', '最新成交价', '前收盘价']);
  });
});

describe('cageBound', () => {
  it.each<[Side, number, CageFigures, number, string]>([
    ['BUY', 3_000, main, 3_100, 'ten ticks are more than 2 %'],
    ['BUY', 10_030, main, 10_230, '10.2306'],
    ['SELL', 10_030, main, 9_830, '9.8294'],
    ['SELL', 2_550, main, 2_450, 'ten ticks are more than 2 %'],
    ['SELL', 80, main, 10, 'one tick'],
    ['BUY', 3_000, star, 3_060, 'STAR has no ten ticks'],
    ['SELL', 45_550, star, 44_640, '44.639'],
    ['BUY', 10, star, 10, 'the reference itself'],
    ['BUY', 1_500, beijing, 1_600, 'ten ticks are more than 5 %'],
    ['SELL', 20_010, beijing, 19_010, '19.0095'],
  ])('PC-2 PC-3 PC-4 bound a %s at %i', (side, reference, figures, bound) => {
    expect(cageBound(side, reference, 10, figures)).toBe(bound);
  });

  it('PC-2 can round inward instead, should the text of Beijing say so', () => {
    expect(cageBound('BUY', 20_100, 10, beijing)).toBe(21_110);
    expect(cageBound('BUY', 20_100, 10, { ...beijing, rounding: 'INWARD' })).toBe(21_100);
  });

  it('PC-4 is on the tick, holds the reference, and is never below one tick', () => {
    const anyFigures = fc.constantFrom(main, star, beijing);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), anyFigures, (count, figures) => {
        const high = cageBound('BUY', count * 10, 10, figures);
        const low = cageBound('SELL', count * 10, 10, figures);
        expect([high % 10, low % 10]).toEqual([0, 0]);
        expect(low).toBeGreaterThanOrEqual(10);
        expect(low).toBeLessThanOrEqual(count * 10);
        expect(high).toBeGreaterThanOrEqual(count * 10 + figures.minTicks * 10);
      }),
    );
  });

  it('PC-2 PC-3 grow with the reference', () => {
    const anyFigures = fc.constantFrom(main, star, beijing);
    const anySide = fc.constantFrom<Side[]>('BUY', 'SELL');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), anyFigures, anySide, (count, figures, side) => {
        const here = cageBound(side, count * 10, 10, figures);
        expect(cageBound(side, count * 10 + 10, 10, figures)).toBeGreaterThanOrEqual(here);
      }),
    );
  });
});
