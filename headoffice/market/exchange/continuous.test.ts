import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exchangeWith,
  inShort,
  instant,
  order,
  type Security,
} from '../../../test/helpers/market-kit.ts';
import type { Submission } from './order.ts';

type Change = NonNullable<Parameters<typeof order>[1]>;

/** A market with sells of 100 at each of these prices (S1, S2 …) and buys (B1, B2 …), and what one order more does. */
function inMarket(
  { asks = [], bids = [], security = 'XSHE.000001' }: Market,
  change: Change,
): readonly string[] {
  const exchange = exchangeWith();
  for (const [at, price] of asks.entries()) {
    exchange.submit(order(`S${at + 1}`, { security, side: 'SELL', price }));
  }
  for (const [at, price] of bids.entries()) {
    exchange.submit(order(`B${at + 1}`, { security, price }));
  }
  return inShort(exchange.submit(order('X', { security, ...change }))).filter((one) =>
    one.startsWith('X'),
  );
}

interface Market {
  readonly asks?: readonly number[];
  readonly bids?: readonly number[];
  readonly security?: Security;
}

const six = [10_010, 10_020, 10_030, 10_040, 10_050, 10_060];
const market = (type: Submission['type'], quantity: number, price: number | null = null) => ({
  type,
  quantity,
  price,
});

describe('continuous trading', () => {
  it('trades at the price that stands, and lets the rest stand', () => {
    expect(inMarket({ asks: [10_010, 10_020] }, { price: 10_010, quantity: 300 })).toEqual([
      'X accepted',
      'X filled 100 @ 10010 leaves 200',
    ]);
  });

  it('tells both sides, under one number', () => {
    const exchange = exchangeWith();
    exchange.submit(order('S', { side: 'SELL', quantity: 300 }));
    const reports = exchange.submit(order('B', { price: 10_050 }));
    expect(inShort(reports)).toEqual([
      'B accepted',
      'B filled 100 @ 10000 leaves 0',
      'S filled 100 @ 10000 leaves 200',
    ]);
    expect(reports.slice(1)).toMatchObject([{ tradeNo: 1 }, { tradeNo: 1 }]);
  });

  it('puts better prices first, then earlier orders', () => {
    const exchange = exchangeWith();
    for (const [id, price] of [
      ['S1', 10_010],
      ['S2', 10_000],
      ['S3', 10_000],
    ] as const) {
      exchange.submit(order(id, { side: 'SELL', price }));
    }
    expect(inShort(exchange.submit(order('B', { price: 10_010, quantity: 300 })))).toEqual([
      'B accepted',
      'B filled 100 @ 10000 leaves 200',
      'S2 filled 100 @ 10000 leaves 0',
      'B filled 100 @ 10000 leaves 100',
      'S3 filled 100 @ 10000 leaves 0',
      'B filled 100 @ 10010 leaves 0',
      'S1 filled 100 @ 10010 leaves 0',
    ]);
  });

  it('最优五档剩余撤销 takes five prices and gives up the rest', () => {
    const reports = inMarket({ asks: six }, market('BEST_FIVE_OR_CANCEL', 700));
    expect(reports).toHaveLength(7);
    expect(reports.at(-1)).toBe('X cancelled 200 REST_NOT_FILLED');
  });

  it('最优五档剩余转限价 lets the rest stand at its last price', () => {
    const exchange = exchangeWith();
    for (const [at, price] of six.entries()) {
      exchange.submit(order(`S${at}`, { side: 'SELL', price }));
    }
    exchange.submit(order('X', market('BEST_FIVE_TO_LIMIT', 700, 11_000)));
    expect(exchange.snapshot().quotes[0]).toMatchObject({
      bids: [{ price: 10_050, quantity: 200 }],
      asks: [{ price: 10_060, quantity: 100 }],
    });
  });

  it('最优五档剩余转限价 stands at the best price of its side when it takes nothing, or goes', () => {
    const security = 'XSHG.600519';
    const change = market('BEST_FIVE_TO_LIMIT', 700, 11_000);
    expect(inMarket({ bids: [9_990], security }, change)).toEqual(['X accepted']);
    expect(inMarket({ security }, change)).toEqual([
      'X accepted',
      'X cancelled 700 NO_PRICE_ON_THAT_SIDE',
    ]);
  });

  it('本方最优 stands beside the best of its side, and goes where there is none', () => {
    const exchange = exchangeWith();
    exchange.submit(order('B', { security: 'XSHE.000001', price: 9_950 }));
    exchange.submit(order('X', { security: 'XSHE.000001', ...market('OWN_BEST', 300) }));
    expect(exchange.snapshot().quotes[1]?.bids).toEqual([{ price: 9_950, quantity: 400 }]);
    expect(inMarket({ asks: six }, market('OWN_BEST', 300))).toEqual([
      'X accepted',
      'X cancelled 300 NO_PRICE_ON_THAT_SIDE',
    ]);
  });

  it('对手方最优 takes one price and stands there, and goes where there is none', () => {
    const exchange = exchangeWith();
    exchange.submit(order('S', { security: 'XSHE.000001', side: 'SELL', price: 10_010 }));
    exchange.submit(order('X', { security: 'XSHE.000001', ...market('COUNTERPARTY_BEST', 300) }));
    expect(exchange.snapshot().quotes[1]?.bids).toEqual([{ price: 10_010, quantity: 200 }]);
    expect(inMarket({ bids: [9_990] }, market('COUNTERPARTY_BEST', 300))).toEqual([
      'X accepted',
      'X cancelled 300 NO_PRICE_ON_THAT_SIDE',
    ]);
  });

  it('即时成交剩余撤销 takes all prices and gives up the rest', () => {
    const reports = inMarket({ asks: six }, market('IMMEDIATE_OR_CANCEL', 700));
    expect(reports.slice(-2)).toEqual([
      'X filled 100 @ 10060 leaves 100',
      'X cancelled 100 REST_NOT_FILLED',
    ]);
  });

  it('全额成交或撤销 is filled whole or not at all', () => {
    expect(inMarket({ asks: six }, market('FILL_OR_KILL', 600)).at(-1)).toBe(
      'X filled 100 @ 10060 leaves 0',
    );
    expect(inMarket({ asks: six }, market('FILL_OR_KILL', 700))).toEqual([
      'X accepted',
      'X cancelled 700 NOT_WHOLE',
    ]);
  });

  it('never trades a protected order beyond its price, nor lets it stand there', () => {
    const security = 'XSHG.600519';
    const cancelled = inMarket({ asks: six, security }, market('BEST_FIVE_OR_CANCEL', 700, 10_020));
    expect(cancelled.slice(-2)).toEqual([
      'X filled 100 @ 10020 leaves 500',
      'X cancelled 500 REST_NOT_FILLED',
    ]);
    const exchange = exchangeWith();
    exchange.submit(order('S', { side: 'SELL', price: 10_050 }));
    exchange.submit(order('X', market('COUNTERPARTY_BEST', 300, 10_020)));
    expect(exchange.snapshot().quotes[0]?.bids).toEqual([{ price: 10_020, quantity: 300 }]);
  });

  it('matches as one does who looks for the best order again and again', () => {
    const limit = fc.record({
      side: fc.constantFrom('BUY', 'SELL'),
      price: fc.integer({ min: 9_990, max: 10_010 }),
      quantity: fc.integer({ min: 1, max: 9 }).map((lots) => lots * 100),
    });
    fc.assert(
      fc.property(fc.array(limit, { maxLength: 40 }), (orders) => {
        const exchange = exchangeWith();
        for (const [at, one] of orders.entries()) {
          exchange.submit(order(`${at}`, { ...one, security: 'XSHG.510300' }));
        }
        const filled = exchange
          .reportsSince(0)
          .flatMap((one) =>
            one.status === 'filled' ? [`${one.clientOrderId} ${one.quantity} @ ${one.price}`] : [],
          );
        expect(filled).toEqual(naive(orders));
      }),
      { numRuns: 60 },
    );
  });

  it('goes by the instant of the order', () => {
    const exchange = exchangeWith();
    expect(exchange.submit(order('X'))).toEqual([
      { no: 1, clientOrderId: 'X', at: instant('10:00'), status: 'accepted', orderNo: 1 },
    ]);
  });
});

interface Limit {
  readonly side: 'BUY' | 'SELL';
  readonly price: number;
  readonly quantity: number;
}

function naive(orders: readonly Limit[]): readonly string[] {
  const left = orders.map(({ quantity }) => quantity);
  const fills: string[] = [];
  for (const [at, { side, price }] of orders.entries()) {
    const sign = side === 'BUY' ? 1 : -1;
    while (left[at]! > 0) {
      const meets = orders
        .map((other, no) => ({ ...other, no }))
        .filter(
          (o) => o.no < at && left[o.no]! > 0 && o.side !== side && sign * (price - o.price) >= 0,
        )
        .toSorted((a, b) => sign * (a.price - b.price) || a.no - b.no)[0];
      if (meets === undefined) break;
      const quantity = Math.min(left[at]!, left[meets.no]!);
      left[at]! -= quantity;
      left[meets.no]! -= quantity;
      const [buy, sell] = side === 'BUY' ? [at, meets.no] : [meets.no, at];
      fills.push(`${buy} ${quantity} @ ${meets.price}`, `${sell} ${quantity} @ ${meets.price}`);
    }
  }
  return fills;
}
