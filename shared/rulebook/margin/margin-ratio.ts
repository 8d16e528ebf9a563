import { compareWithShare, exact, type Ratio, timesRatio } from '../../values/exact.ts';

/** A credit account, in fen; none of the parts is negative. */
export interface CreditAccount {
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
      readonly assets: number;
      readonly debt: number;
      /** Hundredths of a percent, rounded half up: for the eye only, states are compared exactly. */
      readonly ratioBp: number;
      /** Cash to bring, or debt to pay back, until the target is met; in fen, rounded up. */
      readonly topUp: number;
      readonly repay: number;
      /** In fen, rounded down; never more than cash and securities. */
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
  const free = assets - timesRatio(debt, targets.withdrawTo, 'up');
  const withdrawable = Math.max(0, Math.min(free, exact(account.cash + account.securities)));
  const { topUp, repay } = missingOf(assets, debt, targets.topUpTo);
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

/**
 * Cash x with A + x ≥ t·D, and repayment y with A − y ≥ t·(D − y), that is y ≥ (t·D − A)/(t − 1). With t = p/q both are
 * integers over q: (p·D − q·A)/q and (p·D − q·A)/(p − q).
 */
function missingOf(assets: number, debt: number, { numerator: p, denominator: q }: Ratio) {
  const missing = exact(exact(p * debt) - exact(q * assets));
  if (missing <= 0) return { topUp: 0, repay: 0 };
  return {
    topUp: timesRatio(missing, { numerator: 1, denominator: q }, 'up'),
    repay: timesRatio(missing, { numerator: 1, denominator: p - q }, 'up'),
  };
}
