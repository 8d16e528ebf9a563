import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { decimalRatio } from '../../values/decimal.ts';
import { type ExRights, explainExRights, exRightsReference } from './ex-rights.ts';

const none = decimalRatio('0');
const share: ExRights = {
  prevClose: 10_000,
  cashDividend: none,
  bonusRatio: none,
  rightsRatio: none,
  rightsPrice: 0,
};
const reference = (change: Partial<ExRights>, tick = 10) =>
  exRightsReference({ ...share, ...change }, tick);

describe('exRightsReference', () => {
  it('EX-1 takes off a dividend and spreads bonus and rights shares', () => {
    expect(reference({ cashDividend: decimalRatio('0.50') })).toBe(9_500);
    expect(reference({ bonusRatio: decimalRatio('1') })).toBe(5_000);
    // (10 − 0.5 + 5 × 0.2) / 1.5 = 7
    const all = { cashDividend: decimalRatio('0.5'), bonusRatio: decimalRatio('0.3') };
    const rights = { rightsRatio: decimalRatio('0.2'), rightsPrice: 5_000 };
    expect(reference({ ...all, ...rights })).toBe(7_000);
  });

  it('EX-1 rounds half up to the tick', () => {
    expect(reference({ cashDividend: decimalRatio('0.005') })).toBe(10_000);
    expect(reference({ cashDividend: decimalRatio('0.00501') })).toBe(9_990);
    expect(reference({ prevClose: 3_456, cashDividend: decimalRatio('0.0125') }, 1)).toBe(3_444);
  });

  it('EX-1 refuses a dividend that uses up the price', () => {
    expect(() => reference({ cashDividend: decimalRatio('10') })).toThrow('VALUE_OUT_OF_RANGE');
    expect(() => reference({ cashDividend: decimalRatio('11') })).toThrow('VALUE_OUT_OF_RANGE');
  });

  it('EX-1 leaves the price where nothing is paid or given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (ticks) => {
        expect(reference({ prevClose: ticks * 10 })).toBe(ticks * 10);
      }),
    );
  });
});

describe('explainExRights', () => {
  const question = { ...share, board: 'SH_MAIN', cashDividend: decimalRatio('0.005') } as const;

  it('EX-1 shows the formula with its figures', () => {
    expect(explainExRights({ ...question, date: '2026-11-23' }, ruleTables)).toMatchObject({
      answer: { reference: 10_000, tick: 10 },
      lines: [
        {
          rule: 'EX-1',
          message:
            '沪市主板除权除息参考价 10.00 = (前收盘价 10.00 − 每股现金红利 0.005 + 配股价 0.00 × 配股比例 0) ÷ (1 + 送转比例 0 + 配股比例 0),四舍五入到 0.01。',
        },
      ],
    });
  });

  it('EX-1 fails closed on a day without a tick', () => {
    expect(explainExRights({ ...question, date: '1990-12-18' }, ruleTables).found).toBe(false);
  });
});
