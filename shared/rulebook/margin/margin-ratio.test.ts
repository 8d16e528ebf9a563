import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../assets/reference/margin-lines.json' with { type: 'json' };
import { explainMarginRatio, explainMarginWatch } from './explain-margin-ratio.ts';
import { marginLinesTable } from './margin-lines.ts';
import { type CreditAccount, type MarginRatio, marginRatioOf } from './margin-ratio.ts';

const marginLines = marginLinesTable.parse(reference);
const percent = (numerator: number) => ({ numerator, denominator: 100 });
const lines = {
  closeOut: percent(130),
  call: percent(140),
  warn: percent(150),
  withdraw: percent(300),
};
const targets = { topUpTo: percent(150), withdrawTo: percent(300) };
const nothing = {
  decimals: 2,
  cash: 0,
  securities: 0,
  otherCollateral: 0,
  financing: 0,
  shortValue: 0,
  interestAndFees: 0,
};
const of = (given: Partial<CreditAccount>): MarginRatio =>
  marginRatioOf({ ...nothing, ...given }, lines, targets);

describe('the collateral ratio', () => {
  it('MR-1 adds what is pledged and what is owed, rounded half up for the eye', () => {
    const account = {
      cash: 5_000_000,
      securities: 30_000_000,
      financing: 20_000_000,
      interestAndFees: 123_456,
    };
    expect(of(account)).toMatchObject({ assets: 35_000_000, debt: 20_123_456, ratioBp: 17_393 });
    expect(of({ securities: 10_000_500, financing: 8_000_000 })).toMatchObject({ ratioBp: 12_501 });
  });

  it('MR-1 has no ratio without debt', () => {
    expect(of({ cash: 100 })).toEqual({ state: 'NO_DEBT' });
    expect(explainMarginRatio({ ...nothing }, lines, targets)).toMatchObject({
      lines: [{ rule: 'MR-1' }],
    });
  });

  it.each([
    [12_999_999, 13_000, 'BELOW_CLOSE_OUT'],
    [13_000_000, 13_000, 'CALL'],
    [13_999_999, 14_000, 'CALL'],
    [14_000_000, 14_000, 'WARN'],
    [14_999_999, 15_000, 'WARN'],
    [15_000_000, 15_000, 'NORMAL'],
    [30_000_000, 30_000, 'NORMAL'],
    [30_000_001, 30_000, 'WITHDRAWABLE'],
  ])('MR-2 compares %d fen exactly, whatever %d shows: %s', (securities, ratioBp, state) => {
    expect(of({ securities, financing: 10_000_000 })).toMatchObject({ ratioBp, state });
  });

  it('MR-3 rounds top-up and repayment up to the fen', () => {
    expect(
      of({
        securities: 25_000_000,
        cash: 1_000_000,
        financing: 18_000_000,
        interestAndFees: 250_000,
      }),
    ).toMatchObject({ topUp: 1_375_000, repay: 2_750_000 });
    expect(of({ financing: 1 })).toMatchObject({ topUp: 2, repay: 3 });
  });

  it('MR-3 MR-4 counts what is below the fen and rounds once, at the end', () => {
    // 1.5 × 100.001 − 142.475 = 7.5265, and twice that.
    const short = { decimals: 3, securities: 142_475, financing: 100_001 };
    expect(of(short)).toMatchObject({ assets: 142_475, topUp: 753, repay: 1506 });
    // 400.0089 − 300.0003 = 100.0086
    const free = { decimals: 4, securities: 4_000_089, financing: 1_000_001 };
    expect(of(free)).toMatchObject({ withdrawable: 10_000, topUp: 0 });
    expect(of({ decimals: 3, securities: 300_001, financing: 100_000 })).toMatchObject({
      state: 'WITHDRAWABLE',
      withdrawable: 0,
    });
  });

  it('MR-3 asks for whatever is missing of figures near the largest', () => {
    const debt = 3_000_000_000_000_000;
    expect(of({ financing: debt, cash: debt })).toMatchObject({ topUp: debt / 2, repay: debt });
  });

  it('MR-4 gives no more than cash and securities', () => {
    expect(
      of({
        cash: 30_000_000,
        securities: 50_000_000,
        financing: 10_000_000,
        shortValue: 5_000_000,
        interestAndFees: 80_000,
      }),
    ).toMatchObject({ withdrawable: 34_760_000 });
    expect(of({ cash: 5, otherCollateral: 1_000_000, financing: 100 })).toMatchObject({
      withdrawable: 5,
    });
  });

  it('MR-3 MR-4 meets the target with what it asks for and a fen less does not', () => {
    const fen = fc.nat(1_000_000_000);
    const account = fc.record({
      decimals: fc.integer({ min: 2, max: 5 }),
      cash: fen,
      securities: fen,
      otherCollateral: fen,
      financing: fen,
      shortValue: fen,
      interestAndFees: fen,
    });
    fc.assert(
      fc.property(account, (account) => {
        const answer = marginRatioOf(account, lines, targets);
        if (answer.state === 'NO_DEBT') return;
        const { assets, debt } = answer;
        const perFen = 10 ** (account.decimals - 2);
        const [topUp, repay] = [answer.topUp * perFen, answer.repay * perFen];
        const withdrawable = answer.withdrawable * perFen;
        const isMet = (a: number, d: number) => BigInt(a) * 2n >= BigInt(d) * 3n;
        expect(isMet(assets + topUp, debt)).toBe(true);
        expect(isMet(assets - repay, debt - repay)).toBe(true);
        if (topUp > 0) expect(isMet(assets + topUp - perFen, debt)).toBe(false);
        if (repay > 0) expect(isMet(assets - repay + perFen, debt - repay + perFen)).toBe(false);
        if (withdrawable > 0) expect(assets - withdrawable).toBeGreaterThanOrEqual(3 * debt);
        const held = account.cash + account.securities;
        expect(withdrawable).toBeLessThanOrEqual(held);
        const more = withdrawable + perFen;
        if (more <= held) expect(assets - more).toBeLessThan(3 * debt);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [{ securities: 300, financing: 100 }, '未超过 300 %,没有可提取的部分。'],
    [
      { otherCollateral: 500, financing: 100 },
      '超过 300 %,但账户内没有现金和证券,没有可提取的部分。',
    ],
    [{ decimals: 3, securities: 3001, financing: 1000 }, '超过 300 %,但可提取的部分不足一分。'],
    [
      { cash: 5, otherCollateral: 500, financing: 100 },
      '最多可提取现金和证券 0.05,提取后维持担保比例不低于 300 %。',
    ],
  ])('MR-4 says of %o why: %s', (given, message) => {
    const explained = explainMarginRatio({ ...nothing, ...given }, lines, targets);
    expect(explained).toMatchObject({ lines: [{}, {}, {}, { rule: 'MR-4', message }] });
  });

  it('MR-1 shows what is below the fen where there is some', () => {
    const account = { ...nothing, decimals: 4, securities: 12_000_000_090, financing: 10_000_000 };
    expect(explainMarginRatio(account, lines, targets)).toMatchObject({
      lines: [
        { message: '维持担保比例 = 担保资产 1,200,000.009 ÷ 负债 1,000.00 = 120000.00 %。' },
        {},
        {},
        {},
      ],
    });
  });

  it('MR-5 uses the lines of the house on a day, and fails closed without', () => {
    const account = { ...nothing, securities: 14_247, financing: 10_000 };
    expect(explainMarginWatch(account, '2026-11-23', { marginLines })).toMatchObject({
      answer: { state: 'WARN', topUp: 753, repay: 1506 },
      lines: [
        { rule: 'MR-1', message: '维持担保比例 = 担保资产 142.47 ÷ 负债 100.00 = 142.47 %。' },
        { rule: 'MR-2', met: false, limit: '150 %', message: '低于关注线 150 %。请提醒客户关注。' },
        { rule: 'MR-3', met: false, message: '补足到 150 % 须转入 7.53,或偿还负债 15.06。' },
        { rule: 'MR-4', source: expect.stringContaining('· M') as unknown },
      ],
    });
    expect(explainMarginWatch(account, '2015-06-30', { marginLines })).toMatchObject({
      found: false,
    });
  });

  it('MR-5 refuses lines that do not rise, and a target of 100 % or less', () => {
    const [row] = reference.rows;
    const parse = (change: object) =>
      marginLinesTable.safeParse({ name: '线', rows: [{ ...row, ...change }] }).success;
    expect(parse({})).toBe(true);
    expect(parse({ call: '130 %' })).toBe(false);
    expect(parse({ topUpTo: '100 %' })).toBe(false);
  });
});
