import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Auction, auctionResult } from './auction-price.ts';

const auction: Auction = { market: 'XSHE', bids: [], asks: [], tick: 10, reference: 10_000 };
const at = (price: number, quantity: number) => ({ price, quantity });

describe('the price of a call auction', () => {
  it('trades most', () => {
    const bids = [at(10_050, 300), at(10_020, 200), at(10_000, 400)];
    const asks = [at(9_980, 200), at(10_020, 300), at(10_040, 500)];
    expect(auctionResult({ ...auction, bids, asks })).toEqual({ price: 10_020, volume: 500 });
  });

  it('is none where nothing meets', () => {
    expect(auctionResult(auction)).toBeNull();
    const apart = { bids: [at(9_990, 100)], asks: [at(10_000, 100)] };
    expect(auctionResult({ ...auction, ...apart })).toBeNull();
  });

  it('fills every better order', () => {
    const sides = { bids: [at(10_050, 100)], asks: [at(10_000, 300)] };
    for (const market of ['XSHG', 'XSHE', 'XBSE'] as const) {
      const result = auctionResult({ ...auction, ...sides, market, reference: 10_050 });
      expect(result).toEqual({ price: 10_000, volume: 100 });
    }
  });

  it('leaves least over', () => {
    const sides = {
      bids: [at(10_050, 100), at(10_020, 50)],
      asks: [at(10_000, 100)],
      reference: 9_000,
    };
    expect(auctionResult({ ...auction, ...sides })?.price).toBe(10_030);
    expect(auctionResult({ ...auction, ...sides, market: 'XSHG' })?.price).toBe(10_050);
  });

  it('is the middle of equally good ones in Shanghai, half up', () => {
    const sides = { bids: [at(10_050, 100)], asks: [at(10_000, 100)] };
    expect(auctionResult({ ...auction, ...sides, market: 'XSHG' })?.price).toBe(10_030);
    const even = { bids: [at(10_040, 100)], asks: [at(10_000, 100)] };
    expect(auctionResult({ ...auction, ...even, market: 'XSHG' })?.price).toBe(10_020);
  });

  it('is the one nearest the reference elsewhere', () => {
    const sides = { bids: [at(10_050, 100)], asks: [at(10_000, 100)] };
    for (const [reference, price] of [
      [9_000, 10_000],
      [10_017, 10_020],
      [11_000, 10_050],
    ]) {
      expect(auctionResult({ ...auction, ...sides, reference: reference! })?.price).toBe(price);
    }
  });

  it('is what asking every price one by one gives', () => {
    const level = fc.record({
      price: fc.integer({ min: 1, max: 25 }).map((ticks) => ticks * 10),
      quantity: fc.integer({ min: 1, max: 6 }).map((lots) => lots * 100),
    });
    const side = fc.uniqueArray(level, { selector: ({ price }) => price, maxLength: 8 });
    const market = fc.constantFrom('XSHG', 'XSHE', 'XBSE');
    const reference = fc.integer({ min: 1, max: 25 }).map((ticks) => ticks * 10);
    fc.assert(
      fc.property(market, side, side, reference, (market, bids, asks, reference) => {
        const asked: Auction = { market, bids, asks, tick: 10, reference };
        expect(auctionResult(asked)).toEqual(naive(asked));
      }),
      { numRuns: 500 },
    );
  });
});

/** The rule read aloud: every price of the grid, one after another. */
function naive({ market, bids, asks, reference }: Auction) {
  const sum = (levels: Auction['bids'], counts: (price: number) => boolean) =>
    levels.filter(({ price }) => counts(price)).reduce((all, { quantity }) => all + quantity, 0);
  const grid = Array.from({ length: 27 }, (_, ticks) => ticks * 10).map((price) => {
    const bought = sum(bids, (one) => one >= price);
    const sold = sum(asks, (one) => one <= price);
    const volume = Math.min(bought, sold);
    const isDeclared = [...bids, ...asks].some((one) => one.price === price);
    const isBetterFilled =
      sum(bids, (one) => one > price) <= volume && sum(asks, (one) => one < price) <= volume;
    return { price, volume, over: Math.abs(bought - sold), isDeclared, isBetterFilled };
  });
  const volume = Math.max(...grid.map((one) => one.volume));
  if (volume === 0) return null;
  let good = grid.filter((one) => one.volume === volume && one.isBetterFilled);
  if (market === 'XSHG') good = good.filter(({ isDeclared }) => isDeclared);
  const least = Math.min(...good.map(({ over }) => over));
  const prices = good.filter(({ over }) => over === least).map(({ price }) => price);
  if (market === 'XSHG') {
    const middle = (prices[0]! + prices.at(-1)!) / 2;
    return { price: Math.round(middle / 10) * 10, volume };
  }
  const distance = (price: number) => Math.abs(price - reference);
  const price = prices.toSorted((a, b) => distance(a) - distance(b))[0]!;
  return { price, volume };
}
