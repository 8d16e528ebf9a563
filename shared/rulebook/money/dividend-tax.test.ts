import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/dividend-tax.json' with { type: 'json' };
import { decimalRatio } from '../../values/decimal.ts';
import { addDays } from '../../values/dates.ts';
import { type DividendLot, dividendTaxTable, explainDividendTax } from './dividend-tax.ts';

const dividendTax = dividendTaxTable.parse(reference);
const explain = (lots: readonly DividendLot[], soldOn: string, soldShares: number) =>
  explainDividendTax(
    { lots, soldOn, soldShares, yuanPerShare: decimalRatio('0.35') },
    { dividendTax },
  );
const tax = (acquiredOn: string, soldOn: string) => {
  const explained = explain([{ acquiredOn, shares: 1000 }], soldOn, 1000);
  return explained.found ? explained.answer?.taxFen : explained.message;
};

describe('the tax on dividends', () => {
  it.each([
    ['2026-10-23', '2026-11-23', 7000],
    ['2026-10-22', '2026-11-23', 3500],
    ['2025-11-23', '2026-11-23', 3500],
    ['2025-11-22', '2026-11-23', 0],
    ['2026-01-31', '2026-03-01', 7000],
    ['2026-01-31', '2026-03-02', 3500],
    ['2025-12-31', '2026-01-31', 7000],
    ['2024-02-29', '2025-03-01', 3500],
    ['2024-02-29', '2025-03-02', 0],
    ['2026-11-23', '2026-11-23', 7000],
  ])('FE-10 of shares held from %s to the day before %s is %d fen', (from, to, fen) => {
    expect(tax(from, to)).toBe(fen);
  });

  it('FE-10 takes the shares bought first first', () => {
    const lots = [
      { acquiredOn: '2026-11-20', shares: 300 },
      { acquiredOn: '2025-01-05', shares: 500 },
    ];
    expect(explain(lots, '2026-11-23', 600)).toMatchObject({
      answer: {
        taxFen: 700,
        lots: [
          { acquiredOn: '2025-01-05', shares: 500 },
          { shares: 100, taxFen: 700 },
        ],
      },
      lines: [{ rule: 'FE-10' }, { message: '2026-11-20 买入的 100 股,税率 20 %,扣税 7.00。' }],
    });
    expect(explain(lots, '2026-11-23', 801)).toMatchObject({
      answer: null,
      lines: [{ met: false }],
    });
  });

  it('FE-10 never grows with the time shares are held', () => {
    fc.assert(
      fc.property(fc.nat(800), fc.nat(800), (days, more) => {
        const held = (count: number) => Number(tax(addDays('2026-11-23', -count), '2026-11-23'));
        expect(held(days + more)).toBeLessThanOrEqual(held(days));
      }),
    );
  });

  it('DT-1 fails closed before the rule', () => {
    expect(tax('2015-01-05', '2015-09-07')).toContain('股息红利个人所得税');
  });
});
