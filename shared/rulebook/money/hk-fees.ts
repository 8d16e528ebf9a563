import { exact, timesFraction } from '../../values/exact.ts';
import type { Side } from './fee-rates.ts';
import type { HkCommissionTerms, HkFeeRow, HkFeeRows } from './hk-fee-rates.ts';

/** The fees of one trade in Hong Kong and what its money does, in cents of a Hong Kong dollar; `cash` is signed. */
export interface HkFees {
  readonly amount: number;
  readonly commission: number;
  readonly stamp: number;
  readonly tradingFee: number;
  readonly sfcLevy: number;
  readonly afrcLevy: number;
  readonly settlement: number;
  readonly total: number;
  readonly cash: number;
}

/**
 * The fees of a trade: stamp duty rounded as its row says (each trade up to the whole dollar), the rest half up to the
 * cent. Rules HF-1 to HF-5 (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE for an amount that is negative or no integer below 2^53
 */
export function hkFeesOf(
  rows: HkFeeRows,
  side: Side,
  terms: HkCommissionTerms,
  amountCents: number,
): HkFees {
  const { numerator, denominator } = terms.rate;
  const byRate = timesFraction(amountCents, numerator, denominator, 'half-up');
  const commission = Math.max(byRate, terms.minimumCents);
  const stamp = charge(amountCents, rows.stamp);
  const tradingFee = charge(amountCents, rows.tradingFee);
  const sfcLevy = charge(amountCents, rows.sfcLevy);
  const afrcLevy = charge(amountCents, rows.afrcLevy);
  const settlement = charge(amountCents, rows.settlement);
  const total = commission + stamp + tradingFee + sfcLevy + afrcLevy + settlement;
  const cash = exact(side === 'SELL' ? amountCents - total : -amountCents - total);
  const parts = { stamp, tradingFee, sfcLevy, afrcLevy, settlement };
  return { amount: amountCents, commission, ...parts, total, cash };
}

function charge(amountCents: number, row: HkFeeRow): number {
  const { numerator, denominator } = row.rate;
  const rounding = row.rounding === 'UP' ? 'up' : 'half-up';
  const steps = timesFraction(amountCents, numerator, denominator * row.roundedTo, rounding);
  const fee = exact(steps * row.roundedTo);
  return Math.min(Math.max(fee, row.minimum ?? 0), row.maximum ?? fee);
}
