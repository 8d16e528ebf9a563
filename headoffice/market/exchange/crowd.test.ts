import { describe, expect, it } from 'vitest';
import {
  exchangeWith,
  instant,
  instruments,
  order,
  tradeDate,
} from '../../../test/helpers/market-kit.ts';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { advance } from './advance.ts';
import { chanceOf } from './chance.ts';
import { crowdOrders, type CrowdView } from './crowd.ts';
import { newDay } from './day.ts';

const seeds = Array.from({ length: 8 }, (_, seed) => seed);
const one = [instruments['XSHG.600519']];
const view: CrowdView = { phase: 'CONTINUOUS', last: 10_000, close: null, tick: 10, lotUnits: 100 };

/** How much of a buy one cent under the market is filled in ten minutes, by seed. */
const filledOf = (seed: number) => {
  const exchange = exchangeWith({ seed, instruments: one });
  exchange.advance(instant('09:35'));
  const { last } = exchange.snapshot().quotes[0]!;
  exchange.submit(order('B', { price: last! - 10, quantity: 20_000, time: '09:35' }));
  exchange.advance(instant('09:45'));
  return exchange.orderOf('B')?.filled ?? 0;
};

describe('the crowd', () => {
  it('fills orders whole, in part or not, always the same by its seed', () => {
    const filled = seeds.map(filledOf);
    expect(filled.slice(0, 2)).toEqual(seeds.slice(0, 2).map(filledOf));
    expect(new Set(filled).size).toBeGreaterThan(3);
    expect(filled.some((quantity) => quantity > 0 && quantity < 20_000)).toBe(true);
  });

  it('has both sides quoted in continuous trading, and a price in either call', () => {
    for (const seed of seeds.slice(0, 3)) {
      const exchange = exchangeWith({ seed, everyMs: 1_200_000 });
      exchange.advance(instant('09:25'));
      for (const { open } of exchange.snapshot().quotes) expect(open).not.toBeNull();
      exchange.advance(instant('10:30:30'));
      for (const { bids, asks } of exchange.snapshot().quotes) {
        expect(bids.length * asks.length).toBeGreaterThan(0);
      }
      exchange.advance(instant('15:00'));
      const [shares] = exchange.snapshot().quotes;
      expect(shares?.close).toBe(shares?.last);
    }
  });

  it('does the same whoever else orders, as long as nothing is traded with them', () => {
    const quotesAfter = (ids: readonly string[]) => {
      const exchange = exchangeWith({ seed: 1, instruments: one });
      for (const id of ids) exchange.submit(order(id, { price: null }));
      exchange.advance(instant('10:05'));
      return exchange.snapshot().quotes;
    };
    expect(quotesAfter(['B1', 'B2'])).toEqual(quotesAfter([]));
  });

  it('trades after hours at the closing price', () => {
    const filled = seeds.map((seed) => {
      const exchange = exchangeWith({ seed, instruments: one, everyMs: 3_600_000 });
      exchange.submit(order('B', { type: 'AFTER_HOURS', price: 11_000 }));
      exchange.advance(instant('16:00'));
      return exchange.orderOf('B')?.filled;
    });
    expect(new Set(filled)).toEqual(new Set([0, 100]));
  });

  it('is told of to nobody', () => {
    const exchange = exchangeWith({ seed: 1, everyMs: 1_200_000 });
    expect(exchange.advance(instant('16:00'))).toEqual([]);
    expect(exchange.dayFile()).toMatchObject({ orders: [], trades: [] });
  });

  it('is forgotten with each order that leaves the book', () => {
    const setup = { date: tradeDate, instruments: one, crowd: { seed: 1, everyMs: 600_000 } };
    const day = newDay(setup, ruleTables);
    const known = ['10:00', '14:00', '15:30'].map((time) => {
      advance(day, instant(time));
      return day.orders.size;
    });
    expect(Math.max(...known)).toBeLessThan(40);
    expect(known.at(-1)).toBe(0);
    expect(day.nextOrderNo).toBeGreaterThan(200);
  });

  it('orders nothing in what is suspended', () => {
    const suspended = [{ ...instruments['XSHG.600519'], suspended: true }];
    const exchange = exchangeWith({ seed: 1, instruments: suspended });
    exchange.advance(instant('10:00'));
    expect(exchange.snapshot().quotes[0]).toMatchObject({ bids: [], asks: [], volume: 0 });
  });

  it('orders in whole lots, further apart where a share is dear', () => {
    const orders = crowdOrders({ ...view, last: 1_450_000, lotUnits: 200 }, chanceOf('seed'));
    expect(orders.every(({ quantity }) => quantity > 0 && quantity % 200 === 0)).toBe(true);
    const [first, second] = orders.filter(({ side }) => side === 'BUY').map(({ price }) => price);
    expect(first! - second!).toBe(720);
  });

  it.each(['GAP', 'LUNCH', 'POST_CLOSE', 'CLOSED'] as const)('rests in %s', (phase) => {
    expect(crowdOrders({ ...view, phase }, chanceOf('seed'))).toEqual([]);
  });
});

describe('chance', () => {
  it('is the same for the same text, within its limit', () => {
    const row = (text: string) => {
      const chance = chanceOf(text);
      return Array.from({ length: 50 }, () => chance(7));
    };
    expect(row('1 XSHG.600519 0')).toEqual(row('1 XSHG.600519 0'));
    expect(row('1 XSHG.600519 0')).not.toEqual(row('2 XSHG.600519 0'));
    expect(new Set(row('1 XSHG.600519 0'))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });
});
