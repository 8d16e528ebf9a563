import { compareWithShare, exact, type Ratio, timesRatio } from '../../values/exact.ts';
import { unitsPerFen } from '../money/fine-amount.ts';

/** A credit account, all of it in one unit, the fen or finer; none of the parts is negative. */
export interface CreditAccount {
  /** Of a yuan, in that unit; 2 where it is the fen. */
  readonly decimals: number;
  readonly cash: number;
  /** Market value of the securities in the credit account. */
  readonly securities: number;
  readonly otherCollateral: number;
  readonly financing: number;
  /** Borrowed securities at the price of now. */
  readonly shortValue: number;
  readonly interestAndFees: number;
}

/** The lines of a contract, as shares of the debt. */
export interface MarginLines {
  readonly closeOut: Ratio;
  readonly call: Ratio;
  readonly warn: Ratio;
  readonly withdraw: Ratio;
}

/** What is asked for when too little is pledged, and above what something may be taken out. */
export interface MarginTargets {
  readonly topUpTo: Ratio;
  readonly withdrawTo: Ratio;
}

/** Where an account stands among its lines. */
export type MarginState = 'BELOW_CLOSE_OUT' | 'CALL' | 'WARN' | 'NORMAL' | 'WITHDRAWABLE';

/** The ratio of what is pledged to what is owed; an account without debt has none. */
export type MarginRatio =
  | { readonly state: 'NO_DEBT' }
  | {
      readonly state: MarginState;
      /** In the account's unit. */
      readonly assets: number;
      readonly debt: number;
      /** Hundredths of a percent, rounded half up: for the eye only, states are compared exactly. */
      readonly ratioBp: number;
      /** Cash to bring, or debt to pay back, until the target is met; in fen, rounded up. */
      readonly topUp: number;
      readonly repay: number;
      /** In fen, rounded down; never more than cash and securities (decision 0096). */
      readonly withdrawable: number;
    };

/**
 * The collateral ratio (维持担保比例) of an account and what follows from it. Rules MR-1 to MR-4 (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE for figures that are negative or no integers below 2^53
 */
export function marginRatioOf(
  account: CreditAccount,
  lines: MarginLines,
  targets: MarginTargets,
): MarginRatio {
  const assets = exact(account.cash + account.securities + account.otherCollateral);
  const debt = exact(account.financing + account.shortValue + account.interestAndFees);
  if (debt === 0) return { state: 'NO_DEBT' };
  const state = stateOf(assets, debt, lines);
  const ratioBp = timesRatio(assets, { numerator: 10_000, denominator: debt }, 'half-up');
  const free = Math.min(
    excessOf(assets, debt, targets.withdrawTo),
    exact(account.cash + account.securities),
  );
  const toFen = { numerator: 1, denominator: unitsPerFen(account.decimals) };
  const missing = missingOf(assets, debt, targets.topUpTo);
  const topUp = timesRatio(missing.topUp, toFen, 'up');
  const repay = timesRatio(missing.repay, toFen, 'up');
  const withdrawable = timesRatio(free, toFen, 'down');
  return { state, assets, debt, ratioBp, topUp, repay, withdrawable };
}

/** Each line belongs to the better state, but the last: exactly 300 % is not above it. */
function stateOf(assets: number, debt: number, lines: MarginLines): MarginState {
  const against = (line: Ratio) => compareWithShare(assets, debt, line);
  if (against(lines.closeOut) < 0) return 'BELOW_CLOSE_OUT';
  if (against(lines.call) < 0) return 'CALL';
  if (against(lines.warn) < 0) return 'WARN';
  return against(lines.withdraw) > 0 ? 'WITHDRAWABLE' : 'NORMAL';
}

/** What is pledged above a share of the debt; the share itself is only taken where it is less than what is pledged. */
function excessOf(assets: number, debt: number, line: Ratio): number {
  return compareWithShare(assets, debt, line) > 0 ? assets - timesRatio(debt, line, 'up') : 0;
}

/**
 * Cash x with A + x ≥ t·D, and repayment y with A − y ≥ t·(D − y), each up to the unit; going up to the fen from there is
 * the same as going there at once. With t = p/q, y ≥ D + (D − A)·q/(p − q): no product of it is beyond what the result is.
 */
function missingOf(assets: number, debt: number, target: Ratio) {
  const topUp = timesRatio(debt, target, 'up') - assets;
  if (topUp <= 0) return { topUp: 0, repay: 0 };
  const share = {
    numerator: target.denominator,
    denominator: target.numerator - target.denominator,
  };
  const repay =
    debt >= assets
      ? debt + timesRatio(debt - assets, share, 'up')
      : debt - timesRatio(assets - debt, share, 'down');
  return { topUp, repay: exact(repay) };
}
