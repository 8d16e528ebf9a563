import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { Board } from './board.ts';
import type { LotOrder } from './lot.ts';
import { explainLot } from './lots.ts';

const date = '2026-11-23';
const explained = (order: LotOrder & { readonly board: Board }, on = date) =>
  explainLot({ ...order, date: on }, ruleTables.lots);
const result = (order: LotOrder & { readonly board: Board }) => {
  const found = explained(order);
  return found.found ? found.answer : found.message;
};

/** Quantities of domain.md 5.4 written down a second time: maxima and predicates as the table prints them. */
function plainResult(board: Board, { side, qty, orderType, sellable }: LotOrder): string {
  if (!/^[1-9]\d*$/.test(String(qty))) return 'QTY_NOT_POSITIVE_INTEGER';
  if (side === 'SELL' && sellable !== null && sellable < qty) return 'INSUFFICIENT_SELLABLE';
  const isMarket = orderType === 'MARKET';
  let most = 1_000_000;
  if (board === 'CHINEXT') most = isMarket ? 150_000 : 300_000;
  if (board === 'STAR') most = isMarket ? 50_000 : 100_000;
  if (qty > most) return 'OVER_MAX';
  const isFree = board === 'STAR' || board === 'BSE';
  const least =
    new Map<Board, number>([
      ['STAR', 200],
      ['CB', 10],
    ]).get(board) ?? 100;
  if (side === 'BUY') {
    if (qty < least) return 'BELOW_MIN';
    return isFree || String(qty).endsWith(board === 'CB' ? '0' : '00') ? 'OK' : 'BAD_INCREMENT';
  }
  if (isFree) {
    return qty >= least || qty === sellable ? 'OK' : 'ODD_LOT_MUST_BE_SOLD_TOGETHER';
  }
  const digits = board === 'CB' ? 1 : 2;
  const odd = (value: number) => String(value).padStart(digits, '0').slice(-digits);
  const isWhole = odd(qty) === '0'.repeat(digits);
  const isRemainder = sellable !== null && odd(qty) === odd(sellable);
  return isWhole || isRemainder ? 'OK' : 'ODD_LOT_MUST_BE_SOLD_TOGETHER';
}

const small = fc.integer({ min: -2, max: 450 });
const large = fc.constantFrom(49_999, 50_000, 50_001, 100_000, 100_001, 150_000, 150_100, 300_000);
const huge = fc.constantFrom(300_100, 1_000_000, 1_000_001, 1_000_010, 1_000_100, 2 ** 53);
const orders = fc.record({
  side: fc.constantFrom('BUY' as const, 'SELL' as const),
  qty: fc.oneof(small, large, huge, fc.constantFrom(0.5, 100.5, -100)),
  orderType: fc.constantFrom('LIMIT' as const, 'MARKET' as const),
  sellable: fc.option(fc.oneof(fc.nat(450), fc.nat(2_000_000)), { nil: null }),
});

describe('LT-1 to LT-5 quantities', () => {
  it('LT-1 LT-2 LT-3 LT-4 LT-5 are what the printed table says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Board.options), orders, (board, order) => {
        expect(result({ board, ...order })).toBe(plainResult(board, order));
      }),
      { numRuns: 3000 },
    );
  });

  it('LT-5 lets everything that is held be sold, in one order or in several', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Board.options),
        fc.integer({ min: 1, max: 50_000 }),
        (board, sellable) => {
          const order = {
            board,
            side: 'SELL',
            orderType: 'LIMIT',
            qty: sellable,
            sellable,
          } as const;
          expect(result(order)).toBe('OK');
        },
      ),
    );
  });

  it('LT-4 never lets a buy be smaller than the minimum or larger than the maximum', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Board.options), orders, (board, order) => {
        const row = ruleTables.lots.rows.find(
          (row) => row.board === board && row.effectiveTo === null,
        );
        fc.pre(order.side === 'BUY' && result({ board, ...order }) === 'OK');
        expect(order.qty).toBeGreaterThanOrEqual(row!.minUnits);
        expect(order.qty).toBeLessThanOrEqual(row!.maxLimitUnits);
      }),
    );
  });

  it('LT-4 tells every comparison, with figure, limit, source and what to do', () => {
    const order = {
      board: 'SH_MAIN',
      side: 'BUY',
      qty: 150,
      orderType: 'LIMIT',
      sellable: null,
    } as const;
    const answer = explained(order);
    expect(answer).toMatchObject({ found: true, answer: 'BAD_INCREMENT' });
    expect(answer.found && answer.lines.map(({ rule, met }) => [rule, met])).toEqual([
      ['LT-1', true],
      ['LT-3', true],
      ['LT-4', true],
      ['LT-4', false],
    ]);
    expect(answer.found && answer.lines.at(-1)).toEqual({
      rule: 'LT-4',
      met: false,
      message: '沪市主板买入应为 100 股的整数倍,本笔 150 股。请按规定数量修改。',
      figure: '150',
      limit: '100',
      source: '上证发〔2026〕41号 3.3.8 至 3.3.10 · H',
    });
  });

  it.each([
    [
      'CB',
      5,
      null,
      '可转债卖出应为 10 张的整数倍,零股应一次全部卖出,本笔 5 张。请改为整手,或连同全部零股一次卖出。',
    ],
    [
      'STAR',
      100,
      260,
      '科创板卖出最少 200 股,余额不足 200 股的应一次全部卖出,本笔 100 股。请不少于 200 股,或一次全部卖出。',
    ],
    [
      'ETF',
      1_100_000,
      1_000_000,
      '交易型基金可卖 1,000,000 份,本笔 1,100,000 份。请不多于 1,000,000 份。',
    ],
  ] as const)('LT-5 says what to do about a sale of %s', (board, qty, sellable, message) => {
    const answer = explained({ board, side: 'SELL', qty, orderType: 'LIMIT', sellable });
    expect(answer.found && answer.lines.find(({ met }) => !met)?.message).toBe(message);
  });

  it('LT-3 has no after-hours orders where the table has none', () => {
    const order = { side: 'BUY', qty: 100, orderType: 'AFTER_HOURS', sellable: null } as const;
    expect(result({ board: 'BSE', ...order })).toBe('OVER_MAX');
    expect(result({ board: 'STAR', ...order, qty: 1_000_000 })).toBe('OK');
    expect(explained({ board: 'SH_MAIN', ...order }, '2026-07-03')).toMatchObject({
      answer: 'OVER_MAX',
    });
  });

  it('LT-1 has no answer on a day without a row', () => {
    const order = {
      board: 'BSE',
      side: 'BUY',
      qty: 100,
      orderType: 'LIMIT',
      sellable: null,
    } as const;
    expect(explained(order, '2021-11-14')).toMatchObject({
      found: false,
      message: expect.stringContaining('委托数量'),
    });
  });
});
