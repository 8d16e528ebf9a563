import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/fee-rates.json' with { type: 'json' };
import { Board } from '../trading/board.ts';
import { type BuyOrder, explainBuyFreeze } from './buy-freeze.ts';
import type { CommissionTerms } from './commission-contract.ts';
import { explainFees } from './explain-fees.ts';
import { feeRatesTable } from './fee-rates.ts';

const feeRates = feeRatesTable.parse(reference);
const allIn = {
  rate: { numerator: 25, denominator: 100_000 },
  minimumFen: 500,
  mode: 'ALL_IN',
} as const;

function freeze(given: Partial<BuyOrder>): number {
  const order = {
    board: 'SH_MAIN',
    limitPriceMilli: 20_000,
    quantity: 1000,
    terms: allIn,
    date: '2026-11-23',
    ...given,
  } as const;
  const explained = explainBuyFreeze(order, { feeRates });
  if (!explained.found) throw new Error(explained.message);
  return explained.answer;
}

function cost(board: Board, turnoverMilli: number, terms: CommissionTerms): number {
  const question = { board, side: 'BUY', turnoverMilli, terms, date: '2026-11-23' } as const;
  const explained = explainFees(question, { feeRates });
  if (!explained.found) throw new Error(explained.message);
  return -explained.answer.cash;
}

describe('what is frozen for a buy order', () => {
  it('FZ-1 is price × quantity, commission and transfer fee, with the rest for a NET contract', () => {
    expect(freeze({})).toBe(2_000_520);
    expect(freeze({ terms: { ...allIn, mode: 'NET' } })).toBe(2_000_520 + 68 + 40);
  });

  it('FZ-1 leaves what a partial fill did not need', () => {
    expect(freeze({}) - cost('SH_MAIN', 600 * 19_980, allIn)).toBe(801_208);
  });

  it('FZ-1 covers any fills of the order at or under its limit', () => {
    const fills = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.nat(3000)), {
      minLength: 1,
      maxLength: 40,
    });
    const terms: fc.Arbitrary<CommissionTerms> = fc.record({
      rate: fc.record({ numerator: fc.nat(300), denominator: fc.constant(100_000) }),
      minimumFen: fc.constantFrom(0, 10, 500),
      mode: fc.constantFrom('ALL_IN', 'NET'),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...Board.options),
        fc.integer({ min: 1, max: 500_000 }),
        fills,
        fc.nat(1000),
        terms,
        (board, limit, fills, rest, terms) => {
          const quantity = fills.reduce((sum, [shares]) => sum + shares, rest);
          // Odd prices under the limit, in fills of any size: the fee and the rounding are of the order's total.
          const turnover = fills.reduce(
            (sum, [shares, under]) => sum + shares * Math.max(1, limit - under),
            0,
          );
          const frozen = freeze({ board, limitPriceMilli: limit, quantity, terms });
          expect(frozen).toBeGreaterThanOrEqual(cost(board, turnover, terms));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('FZ-1 fails closed on a day without rates, and refuses figures beyond 2^53', () => {
    const order = {
      board: 'SH_MAIN',
      limitPriceMilli: 1,
      quantity: 1,
      terms: allIn,
      date: '2001-01-01',
    } as const;
    expect(explainBuyFreeze(order, { feeRates })).toMatchObject({ found: false });
    expect(() => freeze({ quantity: 2 ** 50 })).toThrow('VALUE_OUT_OF_RANGE');
  });
});
