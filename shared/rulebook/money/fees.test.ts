import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/fee-rates.json' with { type: 'json' };
import type { Ratio } from '../../values/exact.ts';
import { Board } from '../trading/board.ts';
import type { Side } from '../trading/side.ts';
import type { CommissionTerms } from './commission-contract.ts';
import { explainFees, type FeeQuestion } from './explain-fees.ts';
import { feeRatesTable, feeRowsOn } from './fee-rates.ts';
import { amountOf, feesInto, feesOf, noFees } from './fees.ts';
import { type FeeRates, feeRatesOf } from './prepared-rates.ts';

const feeRates = feeRatesTable.parse(reference);
const terms = {
  rate: { numerator: 25, denominator: 100_000 },
  minimumFen: 500,
  mode: 'ALL_IN',
} as const;
const question = (given: Partial<FeeQuestion>): FeeQuestion => ({
  board: 'SH_MAIN',
  side: 'BUY',
  turnoverMilli: 17_360 * 1200,
  terms,
  date: '2026-11-23',
  ...given,
});
const explain = (given: Partial<FeeQuestion>) => {
  const explained = explainFees(question(given), { feeRates });
  if (!explained.found) throw new Error(explained.message);
  return explained;
};

function ratesOf(board: Board, side: Side, terms: CommissionTerms, date = '2026-11-23'): FeeRates {
  const found = feeRowsOn(feeRates, board, date);
  if (!found.found) throw new Error(found.message);
  return feeRatesOf(found.rows, side, terms);
}

describe('fees of an order', () => {
  it('FE-1 takes price × quantity, half up to the fen', () => {
    expect(amountOf(17_360 * 1200)).toBe(2_083_200);
    expect(amountOf(5)).toBe(1);
    expect(amountOf(4)).toBe(0);
    expect(amountOf(Number.MAX_SAFE_INTEGER)).toBe(900_719_925_474_099);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('FE-1 refuses a turnover of %d', (turnover) => {
    expect(() => amountOf(turnover)).toThrow('VALUE_OUT_OF_RANGE');
  });

  it('FE-2 charges commission by the rate, at least the minimum', () => {
    expect(explain({}).answer.commission).toBe(521);
    expect(explain({ turnoverMilli: 2_350 * 100 }).answer.commission).toBe(500);
  });

  it('FE-3 charges stamp duty to the seller only', () => {
    expect(explain({ side: 'SELL' }).answer.stamp).toBe(1042);
    expect(explain({}).answer.stamp).toBe(0);
  });

  it('FE-3 charges 0.1 % up to 2023-08-27 and 0.05 % from the next day', () => {
    const on = (date: string) =>
      explain({ side: 'SELL', turnoverMilli: 20_010_000, date }).answer.stamp;
    expect([on('2023-08-27'), on('2023-08-28')]).toEqual([2001, 1001]);
  });

  it('FE-4 charges the transfer fee, halved from 2022-04-29', () => {
    const on = (date: string) => explain({ date }).answer.transfer;
    expect([on('2022-04-28'), on('2022-04-29')]).toEqual([42, 21]);
  });

  it('FE-4 caps the settlement fee of Shenzhen B shares at 500 HKD', () => {
    const of = (board: Board) => explain({ board, turnoverMilli: 20_000_000_000 }).answer.transfer;
    expect([of('SZ_B'), of('SH_B')]).toEqual([50_000, 1_000_000]);
  });

  it('FE-5 FE-6 adds handling and regulatory fee only to a NET contract', () => {
    const net = explain({ terms: { ...terms, mode: 'NET' } }).answer;
    expect(net).toMatchObject({ handling: 71, regulatory: 42, total: 521 + 21 + 71 + 42 });
    expect(explain({}).answer).toMatchObject({ handling: 71, regulatory: 42, total: 521 + 21 });
  });

  it('FE-7 pays a sale less its fees and takes a purchase with them', () => {
    expect(explain({ side: 'SELL' }).answer.cash).toBe(2_081_616);
    expect(explain({}).answer.cash).toBe(-2_083_742);
    expect(explain({ side: 'SELL', turnoverMilli: 1000 }).answer.cash).toBe(-400);
  });

  it('FE-7 says how every figure came about', () => {
    const { lines } = explain({ side: 'SELL' });
    expect(lines.map(({ rule, figure, message }) => [rule, figure, message])).toEqual([
      ['FE-1', '20,832.00', '沪市主板成交金额 20,832.00。'],
      ['FE-2', '5.21', '佣金 20,832.00 × 0.025 %,最低 5.00,收 5.21。'],
      ['FE-3', '10.42', '印花税 20,832.00 × 0.05 % = 10.42。'],
      ['FE-4', '0.21', '过户费 20,832.00 × 0.001 % = 0.21。'],
      ['FE-5', '0.71', '经手费 20,832.00 × 0.00341 % = 0.71。'],
      ['FE-6', '0.42', '证管费 20,832.00 × 0.002 % = 0.42。'],
      ['FE-7', '15.84', '费用合计 15.84,佣金为全佣,已含经手费 0.71、证管费 0.42。'],
      ['FE-7', '20,816.16', '卖出净得 20,816.16。'],
    ]);
    expect(lines[2]).toMatchObject({ source: '财政部 税务总局公告 2023 年第 39 号 · H' });
    expect(explain({ board: 'SZ_B' }).lines[3]?.message).toContain(
      '结算费 20,832.00 × 0.05 %,最高 500.00',
    );
    expect(explain({ board: 'ETF' }).lines[3]?.message).toContain('不收');
    expect(explain({ side: 'SELL', turnoverMilli: 1000 }).lines.at(-1)?.message).toContain(
      '尚差 4.00',
    );
  });

  it('FE-8 tells an ALL_IN commission below the fees it should hold, and leaves the figures alone', () => {
    const low = {
      rate: { numerator: 1, denominator: 100_000 },
      minimumFen: 0,
      mode: 'ALL_IN',
    } as const;
    const { answer, lines } = explain({ turnoverMilli: 100_000_000, terms: low });
    expect(answer).toMatchObject({ commission: 100, handling: 341, regulatory: 200, total: 200 });
    expect(lines.filter(({ met }) => !met)).toEqual([
      {
        rule: 'FE-8',
        met: false,
        message: '全佣佣金 1.00 低于代收的经手费和证管费 5.41。请核对合同约定的佣金,并报总部。',
        figure: '1.00',
        limit: '5.41',
        source: '沪深交易所股票交易经手费(双向),2023-08-28 起下调 · H',
      },
    ]);
    expect(lines.at(-2)?.message).toBe('费用合计 2.00,佣金为全佣,不另收经手费 3.41、证管费 2.00。');
    const net = explain({ turnoverMilli: 100_000_000, terms: { ...low, mode: 'NET' } });
    expect(net.lines.every(({ met }) => met)).toBe(true);
    expect(explain({ terms: { ...low, minimumFen: 113 } }).lines.every(({ met }) => met)).toBe(
      true,
    );
  });

  it('FE-5 FE-6 adds nothing to a NET contract for B shares, whose commission holds both fees', () => {
    const { answer, lines } = explain({ board: 'SH_B', terms: { ...terms, mode: 'NET' } });
    expect(answer).toMatchObject({ handling: 0, regulatory: 0, total: 521 + 1042 });
    expect(lines[4]?.message).toBe('经手费 不另收。');
    expect(lines[6]?.message).toBe('费用合计 15.63,不另收经手费和证管费。');
  });

  it('DT-1 has rows for every board today and none before the first', () => {
    for (const board of Board.options) {
      expect(feeRowsOn(feeRates, board, '2026-11-23').found).toBe(true);
      expect(explainFees(question({ board, date: '2008-01-01' }), { feeRates })).toMatchObject({
        found: false,
        message: expect.stringContaining('规则表“交易费率”没有 2008-01-01 适用的条目') as unknown,
      });
    }
  });
});

/** Rates as decimal strings and BigInt, written from the table of the research, not from ours. */
function second(board: Board, side: Side, date: string, amount: bigint, terms: CommissionTerms) {
  const isB = board === 'SH_B' || board === 'SZ_B';
  const isFree = board === 'ETF' || board === 'CB' || board === 'REIT';
  // In hundred-millionths of the amount.
  const share = (parts: bigint) => (amount * parts * 2n + 100_000_000n) / 200_000_000n;
  const { numerator, denominator } = terms.rate;
  const [top, bottom] = [BigInt(numerator) * amount, BigInt(denominator)];
  const byRate = (top * 2n + bottom) / (bottom * 2n);
  const commission = byRate > BigInt(terms.minimumFen) ? byRate : BigInt(terms.minimumFen);
  const stamp = side === 'SELL' && !isFree ? share(date < '2023-08-28' ? 100_000n : 50_000n) : 0n;
  const transferOf = () => {
    if (isFree) return 0n;
    if (!isB) return share(date < '2022-04-29' ? 2_000n : 1_000n);
    const fee = share(50_000n);
    return board === 'SZ_B' && fee > 50_000n ? 50_000n : fee;
  };
  const handlingParts = () => {
    if (isFree) return 4_000n;
    if (isB) return 0n;
    if (board === 'BSE') return date < '2023-08-28' ? 25_000n : 12_500n;
    return date < '2023-08-28' ? 4_870n : 3_410n;
  };
  const transfer = transferOf();
  const handling = share(handlingParts());
  const regulatory = isFree || isB ? 0n : share(2_000n);
  const inside = terms.mode === 'NET' ? handling + regulatory : 0n;
  const total = commission + stamp + transfer + inside;
  const cash = side === 'SELL' ? amount - total : -amount - total;
  return { amount, commission, stamp, transfer, handling, regulatory, total, cash };
}

const rate: fc.Arbitrary<Ratio> = fc.record({
  numerator: fc.nat(300),
  denominator: fc.constantFrom(100_000, 1_000_000),
});
const contract: fc.Arbitrary<CommissionTerms> = fc.record({
  rate,
  minimumFen: fc.constantFrom(0, 1, 100, 500),
  mode: fc.constantFrom('ALL_IN', 'NET'),
});
const board = fc.constantFrom(...Board.options);
const side = fc.constantFrom<Side>('BUY', 'SELL');
const amount = fc.oneof(
  fc.nat(2_000_000),
  fc.integer({ min: 0, max: 2e14 }),
  fc.integer({ min: 13_207_036_986_400, max: 13_207_036_986_500 }),
);

describe('whatever the order', () => {
  it('FE-7 comes to what a second implementation in BigInt comes to', () => {
    const day = fc.constantFrom(
      '2022-04-28',
      '2022-04-29',
      '2023-08-27',
      '2023-08-28',
      '2026-11-23',
    );
    fc.assert(
      fc.property(board, side, day, amount, contract, (board, side, day, amount, terms) => {
        const fees = feesOf(ratesOf(board, side, terms, day), amount);
        const wanted = second(board, side, day, BigInt(amount), terms);
        expect(Object.entries(fees).map(([name, fen]) => [name, BigInt(fen)])).toEqual(
          Object.entries(wanted),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('FE-7 is never negative and never falls when the amount grows', () => {
    const parts = ['commission', 'stamp', 'transfer', 'handling', 'regulatory', 'total'] as const;
    fc.assert(
      fc.property(
        board,
        side,
        contract,
        amount,
        fc.nat(1_000_000),
        (board, side, terms, less, more) => {
          const rates = ratesOf(board, side, terms);
          const [small, large] = [feesOf(rates, less), feesOf(rates, less + more)];
          for (const part of parts) {
            expect(small[part]).toBeGreaterThanOrEqual(0);
            expect(large[part]).toBeGreaterThanOrEqual(small[part]);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('FE-7 loses and makes no money: cash, fees and amount add up', () => {
    fc.assert(
      fc.property(board, side, contract, amount, (board, side, terms, amount) => {
        const fees = feesOf(ratesOf(board, side, terms), amount);
        const inside = terms.mode === 'NET' ? fees.handling + fees.regulatory : 0;
        expect(fees.commission + fees.stamp + fees.transfer + inside).toBe(fees.total);
        expect(fees.cash + fees.total).toBe(side === 'SELL' ? amount : 0 - amount);
      }),
    );
  });

  it('FE-7 writes to the same place as often as one likes', () => {
    const rates = ratesOf('SH_MAIN', 'BUY', terms);
    const out = noFees();
    feesInto(out, rates, 2_083_200);
    expect(feesInto(out, rates, 100)).toEqual(feesOf(rates, 100));
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('FE-7 refuses an amount of %d', (amount) => {
    const rates = ratesOf('SH_MAIN', 'BUY', terms);
    expect(() => feesOf(rates, amount)).toThrow('VALUE_OUT_OF_RANGE');
  });
});
