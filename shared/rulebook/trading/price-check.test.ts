import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import type { Board } from './board.ts';
import { checkOrderPrice, checkPriceRange, type OrderPrice } from './price-check.ts';

const buy: OrderPrice = {
  board: 'SH_MAIN',
  side: 'BUY',
  priceThousandths: 10_000,
  date: '2026-11-23',
  phase: 'CONTINUOUS',
  status: 'NORMAL',
  prevClose: 10_000,
  quotes: { bestBid: 9_990, bestAsk: 10_000, last: 10_000 },
};
const check = (change: Partial<OrderPrice>) => {
  const explained = checkOrderPrice({ ...buy, ...change }, ruleTables);
  if (!explained.found) throw new Error(explained.message);
  return explained;
};
const failed = (change: Partial<OrderPrice>) =>
  check(change)
    .lines.filter(({ met }) => !met)
    .map(({ rule, message }) => `${rule} ${message}`);

describe('checkOrderPrice', () => {
  it('TK-1 PL-8 PC-5 compare every line, met or not', () => {
    const { lines } = check({});
    expect(lines.map(({ rule, met }) => [rule, met])).toEqual([
      ['TK-1', true],
      ['PL-1', true],
      ['PL-2', true],
      ['PL-8', true],
      ['PC-5', true],
    ]);
    expect(lines.at(-1)).toMatchObject({
      message:
        '沪市主板连续竞价买入报价不得高于 10.20(卖一价 10.00 上浮 2 % 或 10 个最小变动单位),本笔 10.00,符合。',
      limit: '10.20',
      source: '上交所交易规则(上证发〔2026〕41号) · H',
    });
  });

  it('TK-1 PL-8 PC-5 name all that is wrong at once, and by how much', () => {
    expect(failed({ priceThousandths: 11_005 })).toEqual([
      'TK-1 沪市主板报价应为 0.01 的整数倍,本笔 11.005,不符合,请改为 11.00 或 11.01。',
      'PL-8 本笔买入价 11.005,高于涨停价 11.00 相差 0.005。请改在 9.00 至 11.00 之内。',
      'PC-5 沪市主板连续竞价买入报价不得高于 10.20(卖一价 10.00 上浮 2 % 或 10 个最小变动单位),本笔 11.005,超出 0.805,申报会成为废单,请修改价格。',
    ]);
  });

  it('PC-5 judges the range alone, and remarks on the tick without failing by it', () => {
    const explained = checkPriceRange({ ...buy, priceThousandths: 10_005 }, ruleTables);
    expect(explained).toMatchObject({ answer: { isWithinLimits: true, isWithinCage: true } });
    expect(explained.found && explained.lines.every(({ met }) => met)).toBe(true);
    expect(explained.found && explained.lines[0]).toMatchObject({
      rule: 'TK-1',
      message:
        '本项只看价格范围。另请注意:沪市主板报价应为 0.01 的整数倍,本笔 10.005,不符合,请改为 10.00 或 10.01。',
    });
  });

  it('PL-8 names how far a sell is below the lower limit', () => {
    expect(failed({ side: 'SELL', priceThousandths: 8_900, phase: 'OTHER' })).toEqual([
      'PL-8 本笔卖出价 8.90,低于跌停价 9.00 相差 0.10。请改在 9.00 至 11.00 之内。',
    ]);
  });

  it('PL-8 names where the limits come from', () => {
    expect(check({}).lines.find(({ rule }) => rule === 'PL-8')).toMatchObject({
      figure: '10.00',
      limit: '9.00-11.00',
      source: '上交所交易规则(上证发〔2026〕41号) · H',
    });
  });

  it('PC-5 leaves low buys and high sells alone', () => {
    expect(failed({ priceThousandths: 9_000 })).toEqual([]);
    expect(failed({ side: 'SELL', priceThousandths: 11_000 })).toEqual([]);
  });

  it('PC-6 has no cage outside continuous trading, nor for what has none', () => {
    expect(failed({ priceThousandths: 11_000, phase: 'OPEN_CALL' })).toEqual([]);
    const boards: readonly Board[] = ['ETF', 'CB', 'SH_B', 'SZ_B', 'REIT'];
    for (const board of boards) {
      expect(check({ board, priceThousandths: 11_000 }).answer).toMatchObject({
        bound: null,
        isWithinCage: true,
      });
    }
  });

  it('PL-9 bounds the opening auction of a day without limits', () => {
    const first = { listedTradingDay: 1, phase: 'OPEN_CALL' } as const;
    expect(failed({ ...first, priceThousandths: 90_000 })).toEqual([]);
    expect(failed({ ...first, priceThousandths: 5_000 })).toEqual([]);
    expect(failed({ ...first, priceThousandths: 4_990 })).toEqual([
      'PL-9 沪市主板无涨跌幅限制的交易日,开盘集合竞价报价应在 5.00 至 90.00(前收盘价 10.00 的 50 % 至 900 %)之内,本笔 4.99,不符合,请修改价格。',
    ]);
    expect(failed({ ...first, priceThousandths: 90_010 })).toHaveLength(1);
    expect(failed({ ...first, priceThousandths: 90_010, phase: 'OTHER' })).toEqual([]);
  });

  it('TK-1 PL-8 PC-5 fail closed on a day without rows', () => {
    const before = checkOrderPrice({ ...buy, date: '1990-12-18' }, ruleTables);
    expect(before.found).toBe(false);
  });

  it('PL-8 PC-5 accept every price on the tick between the bounds and no other', () => {
    const sides = fc.constantFrom<OrderPrice['side'][]>('BUY', 'SELL');
    const boards = fc.constantFrom<Board[]>('SH_MAIN', 'CHINEXT', 'STAR', 'BSE');
    const count = fc.integer({ min: 1, max: 4_000 });
    fc.assert(
      fc.property(boards, sides, count, count, count, (board, side, before, last, price) => {
        const prevClose = before * 10;
        const priceThousandths = price * 10;
        const quotes = { bestBid: null, bestAsk: null, last: last * 10 };
        const { answer } = check({ board, side, prevClose, priceThousandths, quotes });
        const { limits, bound } = answer;
        if (limits.isUnlimited || bound === null) throw new Error('has both');
        expect(answer.isWithinLimits).toBe(
          limits.down <= priceThousandths && priceThousandths <= limits.up,
        );
        const isInside = side === 'BUY' ? priceThousandths <= bound : priceThousandths >= bound;
        expect(answer.isWithinCage).toBe(isInside);
      }),
    );
  });
});
