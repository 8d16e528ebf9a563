import { decimalText } from '../../values/decimal.ts';
import { type Ratio, timesRatio } from '../../values/exact.ts';

/** An amount as an answer carries it: moneyWritten(1050) → '10.50'. */
export function moneyWritten(fen: number): string {
  return decimalText(fen, 2);
}

/** A ratio with two decimals: 10 % is '0.10'; that of a first day, 57.3 %, is rounded half up. */
export function ratioWritten(ratio: Ratio): string {
  return decimalText(timesRatio(100, ratio, 'half-up'), 2);
}
