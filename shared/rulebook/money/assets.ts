import type { z } from 'zod';
import { exact, timesFraction } from '../../values/exact.ts';
import { heldUnits, type Position } from '../trading/position.ts';
import type { TurnaroundInstrument } from '../trading/turnaround.ts';
import { amountOf } from './fees.ts';
import type { Funds } from './funds.ts';

/** A position at a price. Null where there is no price, or nothing held that a price per unit could be of. */
export interface Holding {
  readonly units: number;
  /** What a unit has cost, in thousandths (摊薄成本价); below zero when sales have brought more. */
  readonly costMilli: number | null;
  readonly valueFen: number | null;
  readonly profitFen: number | null;
}

/**
 * What a position is worth at a price in thousandths: units × price, half up to the fen, and its profit over what it has
 * cost. Rules AS-1, AS-2 (docs/rules.md).
 *
 * holdingAt({ opening: 800, costFen: 1_000_000, … }, 15_000) → { units: 800, costMilli: 12_500, valueFen: 1_200_000,
 * profitFen: 200_000 }
 *
 * @throws Fault VALUE_OUT_OF_RANGE beyond 2^53
 */
export function holdingAt(position: Position, priceMilli: number | null): Holding {
  const units = heldUnits(position);
  const { costFen } = position;
  const costMilli =
    units > 0 ? signed(costFen, (fen) => timesFraction(fen, 10, units, 'half-up')) : null;
  if (priceMilli === null) return { units, costMilli, valueFen: null, profitFen: null };
  const valueFen = amountOf(exact(units * priceMilli));
  return { units, costMilli, valueFen, profitFen: exact(valueFen - costFen) };
}

/** What somebody has: money, what is held at its prices, and how many positions have no price. */
export interface Assets {
  readonly cashFen: number;
  readonly valueFen: number;
  readonly totalFen: number;
  readonly profitFen: number;
  /** Positions without a price: in none of the sums. */
  readonly unpriced: number;
}

/** Money and holdings together; what has no price is counted, never guessed. Rule AS-3. */
export function assetsOf(funds: readonly Funds[], holdings: readonly Holding[]): Assets {
  let [cashFen, valueFen, profitFen, unpriced] = [0, 0, 0, 0];
  for (const { totalFen } of funds) cashFen = exact(cashFen + totalFen);
  for (const holding of holdings) {
    if (holding.valueFen === null) unpriced += 1;
    valueFen = exact(valueFen + (holding.valueFen ?? 0));
    profitFen = exact(profitFen + (holding.profitFen ?? 0));
  }
  return { cashFen, valueFen, totalFen: exact(cashFen + valueFen), profitFen, unpriced };
}

/** Classes of assets, in the order they are shown. */
export const assetClasses = ['SHARES', 'FUNDS', 'BONDS', 'OTHER', 'CASH'] as const;
/** One of them. */
export type AssetClass = (typeof assetClasses)[number];

/** The class of an instrument. */
export function assetClassOf(instrument: z.infer<typeof TurnaroundInstrument>): AssetClass {
  switch (instrument) {
    case 'A_SHARE':
    case 'B_SHARE':
    case 'HK_CONNECT':
      return 'SHARES';
    case 'BOND':
    case 'CONVERTIBLE_BOND':
      return 'BONDS';
    case 'STOCK_ETF':
    case 'REIT':
    case 'MONEY_ETF':
    case 'BOND_ETF':
    case 'GOLD_ETF':
    case 'COMMODITY_ETF':
    case 'CROSS_BORDER_ETF':
    case 'CROSS_BORDER_LOF':
      return 'FUNDS';
    case 'OPTION':
      return 'OTHER';
  }
}

const signed = (value: number, of: (natural: number) => number): number =>
  value < 0 ? -of(-value) : of(value);
