import { describe, expect, it } from 'vitest';
import financingFile from '../../../assets/reference/financing-margin.json' with { type: 'json' };
import shortFile from '../../../assets/reference/short-margin.json' with { type: 'json' };
import { explainFinancingMargin, financingMarginTable } from './financing-margin.ts';
import { explainShortMargin, shortMarginTable } from './short-margin.ts';

const financingMargin = financingMarginTable.parse(financingFile);
const shortMargin = shortMarginTable.parse(shortFile);
const financing = (date: string) =>
  explainFinancingMargin({ units: 12_345_678, decimals: 2 }, date, { financingMargin });
const short = (date: string, isPrivateFund: boolean) =>
  explainShortMargin(
    { amount: { units: 5_000_005, decimals: 2 }, isPrivateFund, tradeDate: date },
    { shortMargin },
  );

describe('the least margin', () => {
  it.each([
    ['2023-09-10', 12_345_678],
    ['2023-09-11', 9_876_542],
    ['2026-01-18', 9_876_542],
    ['2026-01-19', 12_345_678],
  ])('MR-6 for buying on credit on %s is %d fen of 123,456.78', (date, marginFen) => {
    expect(financing(date)).toMatchObject({ answer: { marginFen } });
  });

  it('MR-6 takes an amount below the fen as it is and rounds once', () => {
    const of = (units: number, decimals: number) =>
      explainFinancingMargin({ units, decimals }, '2026-01-16', { financingMargin });
    expect(of(10_000_625, 5)).toMatchObject({
      answer: { marginFen: 8001 },
      lines: [{ message: '融资买入 100.00625 × 保证金比例 80 % = 80.01。' }],
    });
    expect(of(6, 3)).toMatchObject({ answer: { marginFen: 0 } });
  });

  it('MR-6 says how, and fails closed before the first row', () => {
    expect(financing('2026-01-16')).toMatchObject({
      lines: [{ rule: 'MR-6', message: '融资买入 123,456.78 × 保证金比例 80 % = 98,765.42。' }],
    });
    expect(financing('2015-11-22')).toMatchObject({ found: false });
  });

  it.each([
    ['2023-10-29', false, 2_500_003],
    ['2023-10-30', false, 4_000_004],
    ['2024-07-21', true, 5_000_005],
    ['2024-07-22', true, 6_000_006],
    ['2026-11-23', false, 5_000_005],
  ])(
    'MR-7 for selling what is borrowed on %s (private fund: %s) is %d fen',
    (date, isFund, marginFen) => {
      expect(short(date, isFund)).toMatchObject({
        answer: { marginFen },
        lines: [{ rule: 'MR-7' }],
      });
    },
  );

  it('MR-7 fails closed before the first row', () => {
    expect(short('2015-11-22', false)).toMatchObject({ found: false });
  });
});
