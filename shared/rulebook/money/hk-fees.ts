import { exact, timesFraction } from '../../values/exact.ts';
import type { Side } from '../trading/side.ts';
import { amountOf } from './fees.ts';
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
 * The fees of a trade of `turnoverMilli` (price in thousandths × quantity): stamp duty rounded as its row says (each trade
 * up to the whole dollar), the rest half up to the cent. Rules HF-1 to HF-5 (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE for a turnover that is negative or no integer below 2^53
 */
export function hkFeesOf(
  rows: HkFeeRows,
  side: Side,
  terms: HkCommissionTerms,
  turnoverMilli: number,
): HkFees {
  const amountCents = amountOf(turnoverMilli);
  const { numerator, denominator } = terms.rate;
  const byRate = timesFraction(amountCents, numerator, denominator, 'half-up');
  const commission = Math.max(byRate, terms.minimumCents);
  const traded = { turnoverMilli, amountCents };
  const stamp = charge(traded, rows.stamp);
  const tradingFee = charge(traded, rows.tradingFee);
  const sfcLevy = charge(traded, rows.sfcLevy);
  const afrcLevy = charge(traded, rows.afrcLevy);
  const settlement = charge(traded, rows.settlement);
  const total = commission + stamp + tradingFee + sfcLevy + afrcLevy + settlement;
  const cash = exact(side === 'SELL' ? amountCents - total : -amountCents - total);
  const parts = { stamp, tradingFee, sfcLevy, afrcLevy, settlement };
  return { amount: amountCents, commission, ...parts, total, cash };
}

/**
 * What is rounded up is taken from the exact turnover: of 2,000.004 a thousandth is 2.000004, and that is up to 3, though
 * the amount is 2,000.00.
 */
function charge(
  { turnoverMilli, amountCents }: { readonly turnoverMilli: number; readonly amountCents: number },
  row: HkFeeRow,
): number {
  const { numerator, denominator } = row.rate;
  const steps =
    row.rounding === 'UP'
      ? timesFraction(turnoverMilli, numerator, denominator * row.roundedTo * 10, 'up')
      : timesFraction(amountCents, numerator, denominator * row.roundedTo, 'half-up');
  const fee = exact(steps * row.roundedTo);
  return Math.min(Math.max(fee, row.minimum ?? 0), row.maximum ?? fee);
}
