import { exact, type Ratio, timesFraction } from '../../values/exact.ts';
import { type FineAmount, unitsPerFen } from '../money/fine-amount.ts';

/** The least a client must have as margin for a contract, in fen, and by what ratio. */
export interface LeastMargin {
  readonly ratio: Ratio;
  readonly marginFen: number;
}

/**
 * The margin for an amount bought or sold on credit, rounded half up to the fen, once. Rules MR-6, MR-7 (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE for figures that are negative or no integers below 2^53
 */
export function leastMarginOf({ units, decimals }: FineAmount, ratio: Ratio): LeastMargin {
  const denominator = exact(ratio.denominator * unitsPerFen(decimals));
  return { ratio, marginFen: timesFraction(units, ratio.numerator, denominator, 'half-up') };
}
