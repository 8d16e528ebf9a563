import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/hk-fee-rates.json' with { type: 'json' };
import { explainHkFees } from './explain-hk-fees.ts';
import { hkFeeRatesTable } from './hk-fee-rates.ts';

const hkFeeRates = hkFeeRatesTable.parse(reference);
const terms = { rate: { numerator: 3, denominator: 10_000 }, minimumCents: 1500 };

function explain(turnoverMilli: number, side: 'BUY' | 'SELL' = 'BUY', date = '2026-11-23') {
  const explained = explainHkFees({ side, turnoverMilli, terms, date }, { hkFeeRates });
  if (!explained.found) throw new Error(explained.message);
  return explained;
}

describe('fees in Hong Kong', () => {
  it('HF-1 charges commission by the rate, at least the minimum', () => {
    expect(explain(402_600 * 500).answer.commission).toBe(6039);
    expect(explain(495 * 10_000).answer.commission).toBe(1500);
  });

  it('HF-2 rounds stamp duty up to the whole dollar, and a whole dollar not at all', () => {
    expect(explain(61_000 * 1000).answer.stamp).toBe(6100);
    expect(explain(61_001 * 1000).answer.stamp).toBe(6200);
    expect(explain(61_000 * 1000, 'SELL', '2023-11-16').answer.stamp).toBe(8000);
  });

  it('HF-2 takes stamp duty from the exact turnover, not from the rounded amount', () => {
    const { answer, lines } = explain(12 * 166_667);
    expect(answer).toMatchObject({ amount: 200_000, stamp: 300, tradingFee: 11 });
    expect(lines[1]?.message).toBe('印花税 2,000.004 × 0.1 %,每笔进位至 1.00,收 3.00 港元。');
    expect(explain(2_000_000).answer.stamp).toBe(200);
  });

  it('HF-3 rounds trading fee and levies half up to the cent', () => {
    expect(explain(402_600 * 500).answer).toMatchObject({
      tradingFee: 1137,
      sfcLevy: 544,
      afrcLevy: 30,
    });
    expect(explain(100_000 * 10_000, 'BUY', '2021-12-31').answer.afrcLevy).toBe(0);
  });

  it('HF-4 charges settlement between 2 and 100 dollars up to 2025-06-29, freely from the next day', () => {
    const on = (milli: number, date: string) => explain(milli, 'BUY', date).answer.settlement;
    expect(on(1_000_000, '2025-06-29')).toBe(200);
    expect(on(10_000_000_000, '2025-06-29')).toBe(10_000);
    expect(on(1_000_000, '2025-06-30')).toBe(4);
    expect(on(10_000_000_000, '2025-06-30')).toBe(42_000);
  });

  it('HF-5 adds up and says how', () => {
    const { answer, lines } = explain(402_600 * 500);
    expect(answer).toMatchObject({ total: 28_795, cash: -20_158_795 });
    expect(lines[1]?.message).toBe('印花税 201,300.00 × 0.1 %,每笔进位至 1.00,收 202.00 港元。');
    expect(lines.at(-1)?.message).toBe('费用合计 287.95 港元,资金变动 -201,587.95 港元。');
    const bounded = explain(1_000_000, 'BUY', '2025-06-29').lines[5]?.message;
    expect(bounded).toContain('最低 2.00,最高 100.00');
  });

  it('HF-5 is never negative, never falls when the amount grows, and cash adds up', () => {
    const parts = [
      'commission',
      'stamp',
      'tradingFee',
      'sfcLevy',
      'afrcLevy',
      'settlement',
      'total',
    ] as const;
    const days = fc.constantFrom('2021-08-01', '2023-11-17', '2025-06-30', '2026-11-23');
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        days,
        fc.constantFrom('BUY', 'SELL'),
        (less, more, day, side) => {
          const [small, large] = [
            explain(less, side, day).answer,
            explain(less + more, side, day).answer,
          ];
          for (const part of parts) {
            expect(small[part]).toBeGreaterThanOrEqual(0);
            expect(large[part]).toBeGreaterThanOrEqual(small[part]);
          }
          expect(small.cash + small.total).toBe(side === 'SELL' ? small.amount : 0 - small.amount);
        },
      ),
    );
  });

  it('DT-1 names the items that have no row on a day', () => {
    const question = { side: 'BUY', turnoverMilli: 1, terms, date: '2021-07-31' } as const;
    expect(explainHkFees(question, { hkFeeRates })).toEqual({
      found: false,
      message:
        '规则表“港股通费率”没有 2021-07-31 适用的条目(印花税、交易费),不能办理。请联系总部更新规则版本。',
    });
  });
});
