import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../shared/errors.ts';
import {
  exchangeWith,
  inShort,
  instant,
  order,
  tradeDate,
} from '../../../test/helpers/market-kit.ts';

const sell = (id: string, change: Parameters<typeof order>[1] = {}) =>
  order(id, { side: 'SELL', account: 'A000000002', ...change });

/** A buy of 300 of which 100 is filled. */
function partlyFilled() {
  const exchange = exchangeWith();
  exchange.submit(order('B', { quantity: 300 }));
  exchange.submit(sell('S'));
  return exchange;
}

describe('an order that is sent again', () => {
  it('is not taken again, and answered with all that was said of it', () => {
    const exchange = exchangeWith();
    const first = exchange.submit(order('B', { quantity: 300 }));
    expect(exchange.submit(order('B', { quantity: 300 }))).toEqual(first);
    exchange.submit(sell('S'));
    const again = exchange.submit(order('B', { quantity: 300, time: '10:05', sellable: 7 }));
    expect(inShort(again)).toEqual(['B accepted', 'B filled 100 @ 10000 leaves 200']);
    expect(again).toEqual(exchange.reportsOf('B'));
    expect(exchange.snapshot().quotes[0]?.bids).toEqual([{ price: 10_000, quantity: 200 }]);
  });

  it('is answered as before when it was refused', () => {
    const exchange = exchangeWith();
    const first = exchange.submit(order('B', { price: null }));
    expect(exchange.submit(order('B', { price: null, time: '10:05' }))).toEqual(first);
  });

  it('is answered with what time brought meanwhile as well', () => {
    const exchange = exchangeWith();
    exchange.submit(order('B', { time: '09:16' }));
    exchange.submit(sell('S', { time: '09:17' }));
    expect(inShort(exchange.submit(order('B', { time: '09:31' })))).toEqual([
      'B accepted',
      'B filled 100 @ 10000 leaves 0',
      'S filled 100 @ 10000 leaves 0',
    ]);
  });

  it('is a fault when another order has its number', () => {
    const exchange = exchangeWith();
    exchange.submit(order('B'));
    expect(() => exchange.submit(order('B', { quantity: 200 }))).toThrow(
      expect.objectContaining({ code: 'COMMAND_ID_REUSED' } satisfies Partial<Fault>),
    );
    expect(exchange.reportsSince(0)).toHaveLength(1);
  });
});

describe('a cancellation', () => {
  it('takes what is left, and says so again when it is asked again', () => {
    const exchange = partlyFilled();
    const cancel = { clientOrderId: 'B', at: instant('10:01') };
    expect(inShort(exchange.cancel(cancel))).toEqual(['B cancelled 200 REQUESTED']);
    const before = exchange.reportsSince(0);
    expect(exchange.cancel(cancel)).toEqual(exchange.reportsOf('B'));
    expect(exchange.reportsSince(0)).toEqual(before);
  });

  it('is refused of an order that is unknown, filled, refused or gone by itself', () => {
    const exchange = partlyFilled();
    exchange.submit(order('R', { price: null }));
    const security = 'XSHE.000001';
    exchange.submit(order('G', { security, type: 'FILL_OR_KILL', price: null }));
    const answers = ['?', 'S', 'R', 'G'].flatMap((clientOrderId) =>
      inShort(exchange.cancel({ clientOrderId, at: instant('10:01') })),
    );
    expect(answers).toEqual([
      '? cancelRejected UNKNOWN_ORDER',
      'S cancelRejected NOT_OPEN',
      'R cancelRejected NOT_OPEN',
      'G cancelRejected NOT_OPEN',
    ]);
  });
});

describe('what a gateway asks', () => {
  it('gets the reports after a number, which have no gap', () => {
    const exchange = partlyFilled();
    expect(exchange.reportsSince(0).map(({ no }) => no)).toEqual([1, 2, 3, 4]);
    expect(inShort(exchange.reportsSince(2))).toEqual([
      'B filled 100 @ 10000 leaves 200',
      'S filled 100 @ 10000 leaves 0',
    ]);
    expect(exchange.reportsSince(4)).toEqual([]);
  });

  it('gets the state of one order, and of all of an account', () => {
    const exchange = partlyFilled();
    expect(exchange.orderOf('B')).toEqual({
      clientOrderId: 'B',
      account: 'A000000001',
      security: 'XSHG.600519',
      side: 'BUY',
      type: 'LIMIT',
      price: 10_000,
      quantity: 300,
      filled: 100,
      status: 'open',
      orderNo: 1,
      at: instant('10:00'),
    });
    expect(exchange.orderOf('?')).toBeNull();
    expect(exchange.ordersOf('A000000002').map(({ clientOrderId }) => clientOrderId)).toEqual([
      'S',
    ]);
    expect(exchange.ordersOf('CROWD')).toEqual([]);
  });

  it('gets the orders and trades of the day by account, without those of the crowd', () => {
    const exchange = exchangeWith({ seed: 1, everyMs: 1_200_000 });
    exchange.submit(sell('S', { time: '09:16', quantity: 200, price: 9_500 }));
    exchange.submit(order('B', { time: '09:16', price: 10_500 }));
    exchange.advance(instant('16:00'));
    const { date, orders, trades } = exchange.dayFile();
    expect(date).toBe(tradeDate);
    expect(
      orders.map(({ account, clientOrderId, status }) => [account, clientOrderId, status]),
    ).toEqual([
      ['A000000001', 'B', 'filled'],
      ['A000000002', 'S', 'filled'],
    ]);
    const filled = exchange.reportsSince(0).filter(({ status }) => status === 'filled');
    expect(trades).toHaveLength(filled.length);
    expect(new Set(trades.map(({ account }) => account))).toEqual(
      new Set(['A000000001', 'A000000002']),
    );
    const sold = trades.filter(({ clientOrderId }) => clientOrderId === 'S');
    expect(sold.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(200);
  });
});

describe("the day's line", () => {
  it('has the last price of each minute with a trade, and what was traded in it', () => {
    const exchange = exchangeWith();
    const both = (time: string, price: number, quantity: number) => {
      exchange.submit(order(`B${time}`, { time, price, quantity }));
      exchange.submit(sell(`S${time}`, { time, price, quantity }));
    };
    both('09:20:30', 9_990, 300);
    both('10:00', 10_000, 100);
    both('10:00:59.999', 10_010, 200);
    both('10:01', 10_020, 100);
    both('10:05:30', 10_000, 100);
    both('14:58', 10_030, 400);
    exchange.submit(order('BA', { time: '15:10', type: 'AFTER_HOURS', price: 10_030 }));
    exchange.submit(sell('SA', { time: '15:10', type: 'AFTER_HOURS', price: 10_030 }));
    const minutes = exchange.minutes('XSHG.600519');
    expect(minutes).toEqual([
      { at: instant('09:25'), price: 9_990, volume: 300 },
      { at: instant('10:00'), price: 10_010, volume: 300 },
      { at: instant('10:01'), price: 10_020, volume: 100 },
      { at: instant('10:05'), price: 10_000, volume: 100 },
      { at: instant('15:00'), price: 10_030, volume: 400 },
      { at: instant('15:10'), price: 10_030, volume: 100 },
    ]);
  });

  it('is empty before the first trade, and of a security that is unknown', () => {
    expect(exchangeWith().minutes('XSHG.600519')).toEqual([]);
    expect(exchangeWith().minutes('XSHG.999999')).toEqual([]);
  });

  it('is what was given, though the day goes on, and no part of the quotes', () => {
    const exchange = partlyFilled();
    const minutes = exchange.minutes('XSHG.600519');
    exchange.submit(sell('S2'));
    expect(minutes).toEqual([{ at: instant('10:00'), price: 10_000, volume: 100 }]);
    expect(exchange.snapshot().quotes[0]).not.toHaveProperty('minutes');
  });

  it('adds up to the volume of the day, with the crowd, and ends at the last price', () => {
    const exchange = exchangeWith({ seed: 1, everyMs: 1_200_000 });
    exchange.advance(instant('16:00'));
    for (const { security, volume, last } of exchange.snapshot().quotes) {
      const minutes = exchange.minutes(security);
      expect(minutes.reduce((sum, one) => sum + one.volume, 0)).toBe(volume);
      expect(minutes.filter(({ at }) => at <= instant('15:00')).at(-1)?.price).toBe(last);
    }
  });
});
