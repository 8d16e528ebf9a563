import { figureAmount } from '../../values/money.ts';

/**
 * An amount in a unit of its own, the fen or finer: 100.00625 is { units: 10_000_625, decimals: 5 }. What is taken from
 * such an amount is rounded once, at its end.
 */
export interface FineAmount {
  readonly units: number;
  /** Of the currency unit; at least 2. */
  readonly decimals: number;
}

/** How many units of so many decimals make a fen. */
export function unitsPerFen(decimals: number): number {
  return 10 ** (decimals - 2);
}

/**
 * A fine amount as figures, with what it has below the fen: { units: 2_000_004, decimals: 3 } → '2,000.004'.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for what is no integer below 2^53
 */
export function fineFigure({ units, decimals }: FineAmount): string {
  const perFen = unitsPerFen(decimals);
  const below = String(units % perFen).padStart(decimals - 2, '0');
  return figureAmount(Math.floor(units / perFen)) + below.replace(/0+$/, '');
}
