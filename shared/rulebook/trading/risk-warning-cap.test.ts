import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { explainRiskWarningCap, type WarnedBuy } from './risk-warning-cap.ts';

const buy: WarnedBuy = {
  board: 'SH_MAIN',
  date: '2026-11-23',
  boughtToday: 300_000,
  pendingBuy: 100_000,
  orderShares: 100_000,
};
const ask = (change: Partial<WarnedBuy>) =>
  explainRiskWarningCap({ ...buy, ...change }, ruleTables);

describe('explainRiskWarningCap', () => {
  it('RW-1 counts bought, pending and ordered shares up to the cap', () => {
    expect(ask({})).toMatchObject({ answer: { cap: 500_000, isAccepted: true } });
    expect(ask({ board: 'SZ_MAIN' })).toMatchObject({ answer: { cap: 500_000 } });
  });

  it('RW-1 tells how many shares are over and how many are left', () => {
    expect(ask({ orderShares: 100_100 })).toMatchObject({
      answer: { isAccepted: false },
      lines: [
        {
          rule: 'RW-1',
          met: false,
          figure: '500,100',
          limit: '500,000',
          message:
            '沪市主板单只风险警示股票当日累计买入不得超过 500,000 股,已买 300,000 + 在途 100,000 + 本笔 100,100 = 500,100 股,超出 100 股。今日最多还可买 100,000 股,请修改数量。',
        },
      ],
    });
  });

  it('RW-2 has no cap on other boards', () => {
    for (const board of ['STAR', 'CHINEXT', 'ETF', 'CB', 'SH_B', 'SZ_B', 'REIT'] as const) {
      expect(ask({ board, orderShares: 9_000_000 })).toMatchObject({
        answer: { cap: null, isAccepted: true },
        lines: [{ rule: 'RW-2', met: true }],
      });
    }
  });

  it('RW-3 has a cap in Beijing from 2026-08-31 on', () => {
    const beijing = { board: 'BSE', boughtToday: 0, pendingBuy: 0, orderShares: 200_001 } as const;
    expect(ask({ ...beijing, date: '2026-08-30' })).toMatchObject({ answer: { cap: null } });
    expect(ask({ ...beijing, date: '2026-08-31' })).toMatchObject({
      answer: { cap: 200_000, isAccepted: false },
    });
  });

  it('RW-1 fails closed on a day without a row', () => {
    expect(ask({ date: '2012-12-31' }).found).toBe(false);
  });

  it('RW-1 refuses sums that are no exact integers', () => {
    expect(() => ask({ boughtToday: Number.MAX_SAFE_INTEGER })).toThrow('VALUE_OUT_OF_RANGE');
  });
});
