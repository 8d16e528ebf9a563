import { describe, expect, it } from 'vitest';
import { exchangeWith, inShort, instruments, order } from '../../../test/helpers/market-kit.ts';
import { isSameOrder } from './order.ts';

type Change = NonNullable<Parameters<typeof order>[1]>;
const answer = (change: Change, exchange = exchangeWith()) =>
  inShort(exchange.submit(order('X', change)));
const market = { type: 'BEST_FIVE_OR_CANCEL', price: null } as const;

describe('what the exchange refuses', () => {
  it.each<[string, Change]>([
    ['UNKNOWN_SECURITY', { security: 'XSHG.999999' }],
    ['PHASE_NOT_ACCEPTING', { time: '09:14:59' }],
    ['PHASE_NOT_ACCEPTING', { time: '09:27' }],
    ['PHASE_NOT_ACCEPTING', { time: '12:00' }],
    ['PHASE_NOT_ACCEPTING', { time: '15:01' }],
    ['PHASE_NOT_ACCEPTING', { time: '09:16', ...market, price: 10_000 }],
    ['PHASE_NOT_ACCEPTING', { time: '14:58', ...market, price: 10_000 }],
    ['PHASE_NOT_ACCEPTING', { time: '12:00', type: 'AFTER_HOURS' }],
    ['PHASE_NOT_ACCEPTING', { time: '15:30', type: 'AFTER_HOURS' }],
    ['PHASE_NOT_ACCEPTING', { time: '15:10', type: 'AFTER_HOURS', security: 'XBSE.920799' }],
    ['TYPE_NOT_OFFERED', { type: 'FILL_OR_KILL', price: null }],
    ['TYPE_NOT_OFFERED', { type: 'BEST_FIVE_TO_LIMIT', price: null, security: 'XSHE.000001' }],
    ['QTY_NOT_POSITIVE_INTEGER', { quantity: 0 }],
    ['QTY_NOT_POSITIVE_INTEGER', { quantity: 100.5 }],
    ['INSUFFICIENT_SELLABLE', { side: 'SELL', sellable: 50 }],
    ['OVER_MAX', { quantity: 1_000_100 }],
    ['OVER_MAX', { security: 'XSHG.688981', quantity: 50_001, ...market, price: 10_000 }],
    ['BELOW_MIN', { security: 'XSHG.688981', quantity: 199 }],
    ['BAD_INCREMENT', { quantity: 150 }],
    ['ODD_LOT_MUST_BE_SOLD_TOGETHER', { side: 'SELL', quantity: 30, sellable: 250 }],
    ['PRICE_MISSING', { price: null }],
    ['PRICE_MISSING', market],
    ['PRICE_MISSING', { type: 'AFTER_HOURS', price: null }],
    ['PRICE_NOT_TAKEN', { ...market, price: 10_000, security: 'XSHE.000001' }],
    ['OFF_TICK', { price: 10_005 }],
    ['OFF_TICK', { price: -10 }],
    ['OUTSIDE_LIMITS', { price: 11_010 }],
    ['OUTSIDE_LIMITS', { side: 'SELL', price: 8_990 }],
    ['OUTSIDE_LIMITS', { ...market, price: 11_010 }],
    ['OUTSIDE_LIMITS', { type: 'AFTER_HOURS', price: 11_010 }],
    ['OUTSIDE_CAGE', { price: 10_210 }],
    ['OUTSIDE_CAGE', { side: 'SELL', price: 9_790 }],
    ['BEYOND_CLOSE', { time: '15:01', type: 'AFTER_HOURS', price: 9_990 }],
    ['BEYOND_CLOSE', { time: '15:10', type: 'AFTER_HOURS', side: 'SELL', price: 10_010 }],
  ])('%s: %o', (code, change) => {
    expect(answer(change)).toEqual([`X rejected ${code}`]);
  });

  it.each<Change>([
    { side: 'SELL', quantity: 50, sellable: 250 },
    { side: 'SELL', quantity: 150, security: 'XSHG.688981', sellable: 150 },
    { price: 11_000, time: '09:16' },
    { price: 11_000, security: 'XSHG.510300' },
    { ...market, price: 11_000, security: 'XSHG.688981', quantity: 200, side: 'SELL' },
    { type: 'AFTER_HOURS', price: 11_000 },
    { type: 'AFTER_HOURS', time: '15:29:59' },
    { type: 'AFTER_HOURS', security: 'XSHE.000001', time: '09:15' },
  ])('takes what lies just within: %o', (change) => {
    expect(answer(change)[0]).toBe('X accepted');
  });

  it('PC-1 measures the cage from the book, not from the last price', () => {
    const exchange = exchangeWith();
    exchange.submit(order('S', { side: 'SELL', price: 10_200 }));
    expect(answer({ price: 10_300 }, exchange)[0]).toBe('X accepted');
  });

  it('HALTED: nothing is taken in what is suspended', () => {
    const suspended = { ...instruments['XSHG.600519'], suspended: true };
    expect(answer({}, exchangeWith({ instruments: [suspended] }))).toEqual(['X rejected HALTED']);
  });

  it('NOT_ON_NO_LIMIT_DAY: Shanghai takes no market orders without limits', () => {
    const listed = { ...instruments['XSHG.600519'], listedTradingDay: 2 };
    const exchange = exchangeWith({ instruments: [listed] });
    expect(answer({ ...market, price: 10_000 }, exchange)).toEqual([
      'X rejected NOT_ON_NO_LIMIT_DAY',
    ]);
  });

  it('NO_RULE: fails closed where the rule book says nothing of an instrument', () => {
    const listed = { ...instruments['XSHG.510300'], status: 'RISK_WARNING' } as const;
    const exchange = exchangeWith({ instruments: [listed] });
    expect(answer({ security: 'XSHG.510300' }, exchange)).toEqual(['X rejected NO_RULE']);
  });

  it('PHASE_NOT_ACCEPTING: a day that is none, and the day before', () => {
    const exchange = exchangeWith({ date: '2026-11-22' });
    const at = Date.parse('2026-11-22T10:00+08:00');
    expect(inShort(exchange.submit({ ...order('X'), at }))).toEqual([
      'X rejected PHASE_NOT_ACCEPTING',
    ]);
    expect(inShort(exchangeWith().submit({ ...order('X'), at }))).toEqual([
      'X rejected PHASE_NOT_ACCEPTING',
    ]);
  });
});

it('knows an order again by all but what could be sold', () => {
  const { at: _, ...one } = order('X');
  expect(
    isSameOrder({ ...one, at: 0, limit: null, filled: 0, status: 'open' }, { ...one, sellable: 5 }),
  ).toBe(true);
  expect(
    isSameOrder(
      { ...one, at: 0, limit: null, filled: 0, status: 'open' },
      { ...one, quantity: 200 },
    ),
  ).toBe(false);
});
