import { describe, expect, it } from 'vitest';
import {
  exchangeWith,
  inShort,
  instant,
  instruments,
  order,
} from '../../../test/helpers/market-kit.ts';

const sell = (id: string, change: Parameters<typeof order>[1] = {}) =>
  order(id, { side: 'SELL', ...change });
const cancelAt = (time: string, clientOrderId = 'X') => ({ clientOrderId, at: instant(time) });

describe('the day of the exchange', () => {
  it('matches the opening call at 09:25 at one price, and lets the rest stand', () => {
    const exchange = exchangeWith();
    exchange.submit(order('B1', { time: '09:15', price: 10_050, quantity: 300 }));
    exchange.submit(order('B2', { time: '09:21', price: 10_050, quantity: 300 }));
    exchange.submit(sell('S1', { time: '09:22', price: 9_950, quantity: 400 }));
    expect(exchange.advance(instant('09:24:59'))).toEqual([]);
    const reports = exchange.advance(instant('09:25'));
    expect(inShort(reports)).toEqual([
      'B1 filled 300 @ 10050 leaves 0',
      'S1 filled 300 @ 10050 leaves 100',
      'B2 filled 100 @ 10050 leaves 200',
      'S1 filled 100 @ 10050 leaves 0',
    ]);
    expect(reports[0]?.at).toBe(instant('09:25'));
    expect(inShort(exchange.submit(sell('S2', { price: 10_050 })))).toEqual([
      'S2 accepted',
      'B2 filled 100 @ 10050 leaves 100',
      'S2 filled 100 @ 10050 leaves 0',
    ]);
    expect(exchange.snapshot().quotes[0]).toMatchObject({
      open: 10_050,
      last: 10_050,
      volume: 500,
    });
  });

  it('PH-3 cancels until 09:20 and not from then to the opening, nor in the closing call', () => {
    const answers = ['09:19:59', '09:20', '09:24:59', '09:30', '12:00', '14:57', '15:01'].map(
      (time) => {
        const exchange = exchangeWith();
        exchange.submit(order('X', { time: '09:15' }));
        return inShort(exchange.cancel(cancelAt(time)));
      },
    );
    const refused = ['X cancelRejected PHASE_NOT_ACCEPTING'];
    const done = ['X cancelled 100 REQUESTED'];
    expect(answers).toEqual([done, refused, refused, done, refused, refused, refused]);
  });

  it('PH-3 holds in Shenzhen before the opening what Shanghai refuses', () => {
    const exchange = exchangeWith();
    const security = 'XSHE.000001';
    exchange.submit(order('B1', { security, time: '09:16' }));
    expect(inShort(exchange.submit(sell('S1', { security, time: '09:26' })))).toEqual([
      'S1 held ORDER',
    ]);
    expect(inShort(exchange.cancel(cancelAt('09:27', 'B1')))).toEqual(['B1 held CANCEL']);
    exchange.submit(order('B2', { security, time: '09:27', price: 10_300 }));
    exchange.submit(order('B3', { security, time: '09:28', quantity: 300 }));
    exchange.cancel(cancelAt('09:29', 'B3'));
    expect(exchange.cancel(cancelAt('09:29', 'B3')).map(({ status }) => status)).toEqual([
      'held',
      'held',
    ]);
    expect(inShort(exchange.advance(instant('09:30')))).toEqual([
      'S1 accepted',
      'B1 filled 100 @ 10000 leaves 0',
      'S1 filled 100 @ 10000 leaves 0',
      'B1 cancelRejected NOT_OPEN',
      'B2 rejected OUTSIDE_CAGE',
      'B3 accepted',
      'B3 cancelled 300 REQUESTED',
    ]);
  });

  it('matches the closing call at 15:00, where 14:57 trades nothing any more', () => {
    const exchange = exchangeWith();
    exchange.submit(order('B', { time: '14:56', price: 10_010, quantity: 300 }));
    expect(inShort(exchange.submit(sell('S', { time: '14:57', price: 9_500 })))).toEqual([
      'S accepted',
    ]);
    expect(inShort(exchange.advance(instant('15:00')))).toEqual([
      'B filled 100 @ 10010 leaves 200',
      'S filled 100 @ 10010 leaves 0',
    ]);
    expect(exchange.snapshot().quotes[0]).toMatchObject({ close: 10_010, phase: 'POST_CLOSE' });
  });

  it('settles equally good prices of the closing call by the last price, not the previous close', () => {
    const exchange = exchangeWith();
    const security = 'XSHE.000001';
    exchange.submit(sell('S1', { security, price: 10_100 }));
    exchange.submit(order('B1', { security, price: 10_100 }));
    exchange.submit(order('B2', { security, time: '14:58', price: 10_200 }));
    exchange.submit(sell('S2', { security, time: '14:58', price: 9_900 }));
    exchange.advance(instant('15:00'));
    expect(exchange.snapshot().quotes[1]).toMatchObject({ close: 10_100 });
  });

  it('trades bonds on to 15:00, without a closing call', () => {
    const exchange = exchangeWith();
    const bond = { security: 'XSHE.123456', price: 100_000, quantity: 10, time: '14:59' };
    exchange.submit(order('B', bond));
    expect(inShort(exchange.submit(sell('S', bond)))).toContain('S filled 10 @ 100000 leaves 0');
  });

  it('PH-2 trades after hours at the closing price, the earlier order first', () => {
    const exchange = exchangeWith();
    exchange.submit(
      order('B1', { type: 'AFTER_HOURS', time: '10:00', price: 10_100, quantity: 300 }),
    );
    exchange.submit(order('B2', { type: 'AFTER_HOURS', time: '10:01', price: 10_900 }));
    exchange.submit(order('B3', { type: 'AFTER_HOURS', time: '10:02', price: 9_990 }));
    expect(inShort(exchange.advance(instant('15:00')))).toEqual(['B3 cancelled 100 BEYOND_CLOSE']);
    expect(inShort(exchange.submit(sell('S1', { type: 'AFTER_HOURS', time: '15:04' })))).toEqual([
      'S1 accepted',
    ]);
    expect(inShort(exchange.advance(instant('15:05')))).toEqual([
      'B1 filled 100 @ 10000 leaves 200',
      'S1 filled 100 @ 10000 leaves 0',
    ]);
    const last = sell('S2', { type: 'AFTER_HOURS', time: '15:20', quantity: 300, price: 9_000 });
    expect(inShort(exchange.submit(last))).toEqual([
      'S2 accepted',
      'B1 filled 200 @ 10000 leaves 0',
      'S2 filled 200 @ 10000 leaves 100',
      'B2 filled 100 @ 10000 leaves 0',
      'S2 filled 100 @ 10000 leaves 0',
    ]);
    expect(exchange.snapshot().quotes[0]).toMatchObject({ close: 10_000, last: null, volume: 400 });
  });

  it('PH-4 cancels after-hours orders in their own windows', () => {
    const exchange = exchangeWith();
    exchange.submit(order('X', { type: 'AFTER_HOURS', price: 10_100 }));
    expect(inShort(exchange.cancel(cancelAt('12:00')))).toEqual([
      'X cancelRejected PHASE_NOT_ACCEPTING',
    ]);
    expect(inShort(exchange.cancel(cancelAt('15:10')))).toEqual(['X cancelled 100 REQUESTED']);
  });

  it('expires what is left when the last phase of the board is over', () => {
    const exchange = exchangeWith();
    exchange.submit(order('X'));
    exchange.submit(order('Y', { security: 'XBSE.920799', quantity: 133 }));
    exchange.submit(order('Z', { type: 'AFTER_HOURS', price: 10_100 }));
    expect(inShort(exchange.advance(instant('15:05')))).toEqual(['Y expired 133']);
    expect(inShort(exchange.advance(instant('15:30')))).toEqual(['X expired 100', 'Z expired 100']);
    expect(exchange.advance(instant('23:00'))).toEqual([]);
    expect(inShort(exchange.cancel(cancelAt('23:00')))).toEqual(['X cancelRejected NOT_OPEN']);
  });

  it('takes an instant that is past for the latest one', () => {
    const exchange = exchangeWith();
    exchange.advance(instant('10:30'));
    expect(exchange.submit(order('X', { time: '09:16' }))).toMatchObject([
      { status: 'accepted', at: instant('10:30') },
    ]);
  });
});

describe('the closing price', () => {
  const closeOf = (exchange: ReturnType<typeof exchangeWith>, which: number) => {
    exchange.advance(instant('15:00'));
    return exchange.snapshot().quotes[which]?.close;
  };
  const tradeAt = (
    exchange: ReturnType<typeof exchangeWith>,
    time: string,
    price: number,
    quantity: number,
  ) => {
    exchange.submit(order(`B${time}`, { time, price, quantity, security: 'XSHG.510300' }));
    exchange.submit(sell(`S${time}`, { time, price, quantity, security: 'XSHG.510300' }));
  };

  it('is the previous close where nothing was traded', () => {
    expect(closeOf(exchangeWith(), 0)).toBe(10_000);
  });

  it('is the mean of the last minute of trading where the call trades nothing', () => {
    const exchange = exchangeWith();
    tradeAt(exchange, '13:00:00', 10_500, 100);
    tradeAt(exchange, '13:30:00', 10_000, 200);
    tradeAt(exchange, '13:31:00', 10_002, 100);
    expect(closeOf(exchange, 5)).toBe(10_001);
  });
});

describe('halts', () => {
  const listed = { ...instruments['XSHG.600519'], listedTradingDay: 1 };

  it('PL-11 halt a stock without limits for ten minutes when it rises by 30 % from its opening', () => {
    const exchange = exchangeWith({ instruments: [listed] });
    exchange.submit(order('B0', { time: '09:16' }));
    exchange.submit(sell('S0', { time: '09:16' }));
    exchange.submit(sell('S1', { price: 13_000 }));
    exchange.submit(order('B1', { price: 12_990 }));
    exchange.submit(order('B2', { price: 13_000 }));
    expect(inShort(exchange.submit(order('B3', { time: '10:09:59' })))).toEqual([
      'B3 rejected HALTED',
    ]);
    expect(exchange.snapshot().quotes[0]).toMatchObject({ isHalted: true, last: 13_000 });
    expect(inShort(exchange.cancel(cancelAt('10:09:59', 'B1')))).toEqual([
      'B1 cancelled 100 REQUESTED',
    ]);
    expect(inShort(exchange.submit(order('B4', { time: '10:10', price: 13_000 })))).toEqual([
      'B4 accepted',
    ]);
  });

  it('PL-11 halt a stock at the latest until the closing call', () => {
    const exchange = exchangeWith({ instruments: [listed] });
    exchange.submit(order('B0', { time: '09:16' }));
    exchange.submit(sell('S0', { time: '09:16' }));
    exchange.submit(sell('S1', { time: '14:55', price: 13_000 }));
    exchange.submit(order('B1', { time: '14:55', price: 13_000 }));
    expect(inShort(exchange.submit(order('B2', { time: '14:56:59' })))).toEqual([
      'B2 rejected HALTED',
    ]);
    expect(inShort(exchange.submit(order('B3', { time: '14:57' })))).toEqual(['B3 accepted']);
  });

  it('PL-11 halt a convertible bond by its previous close', () => {
    const exchange = exchangeWith({
      instruments: [{ ...instruments['XSHE.123456'], listedTradingDay: 1 }],
    });
    const bond = { security: 'XSHE.123456', quantity: 10, price: 130_000 };
    exchange.submit(sell('S1', bond));
    exchange.submit(order('B1', bond));
    expect(inShort(exchange.submit(order('B2', { ...bond, time: '14:56:59' })))).toEqual([
      'B2 rejected HALTED',
    ]);
    expect(inShort(exchange.submit(order('B3', { ...bond, time: '14:57' })))).toEqual([
      'B3 accepted',
    ]);
  });
});
