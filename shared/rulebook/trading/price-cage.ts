import { z } from 'zod';
import type { Ratio } from '../../values/exact.ts';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';
import { Percent } from '../units.ts';
import { Board } from './board.ts';
import { lowered, raised, roundings, timesOnTick } from './price-limit.ts';
import { PriceRounding } from './price-limit-table.ts';
import type { Side } from './side.ts';

const cage = z.strictObject({
  percent: Percent.refine((percent) => percent.numerator < percent.denominator, '应小于 100 %。'),
  minTicks: z.int().min(0).max(100),
  rounding: PriceRounding,
});

const priceCageRow = datedRow.extend({ board: Board, cage: cage.nullable() });

/** The valid range of declared prices (有效申报价格范围) of a board in continuous trading; null where it has none. */
export type PriceCageRow = Readonly<z.infer<typeof priceCageRow>>;

/**
 * Schema of `assets/reference/price-cage.json`. One row:
 *
 * { "effectiveFrom": "2023-04-10", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "H",
 *   "board": "SH_MAIN", "cage": { "percent": "2 %", "minTicks": 10, "rounding": "HALF_UP" } }
 */
export const priceCageTable = datedTable(priceCageRow, ['board']);
export type PriceCageTable = DatedTable<PriceCageRow>;

/** The market as an order meets it; null where there is no such price. Thousandths. */
export interface Quotes {
  readonly bestBid: number | null;
  readonly bestAsk: number | null;
  readonly last: number | null;
  readonly prevClose: number;
}

/** Which price the cage is measured from, in thousandths, as staff call it. */
export interface CageReference {
  readonly price: number;
  readonly name: '卖一价' | '买一价' | '最新成交价' | '前收盘价';
}

/**
 * The reference of the cage: for buys the best ask, the best bid, the last price, the previous close, the first there
 * is; for sells the best bid comes first. Rule PC-1 (docs/rules.md).
 */
export function cageReference(side: Side, quotes: Quotes): CageReference {
  const { bestBid, bestAsk, last, prevClose } = quotes;
  const ask = { price: bestAsk, name: '卖一价' } as const;
  const bid = { price: bestBid, name: '买一价' } as const;
  const quoted = side === 'BUY' ? [ask, bid] : [bid, ask];
  for (const { price, name } of [...quoted, { price: last, name: '最新成交价' } as const]) {
    if (price !== null) return { price, name };
  }
  return { price: prevClose, name: '前收盘价' };
}

/**
 * The highest price of a buy or the lowest of a sell: reference × (1 ± percent) on the tick, or `minTicks` away from it
 * where that is farther; never below one tick. Thousandths. Rules PC-2 to PC-4 (docs/rules.md).
 *
 * cageBound('BUY', 3_000, 10, { percent: twoPercent, minTicks: 10, rounding: 'HALF_UP' }) → 3_100
 *
 * @throws Fault VALUE_OUT_OF_RANGE for prices beyond 2^53 or below zero
 */
export function cageBound(
  side: Side,
  reference: number,
  tick: number,
  { percent, minTicks, rounding }: CageFigures,
): number {
  const [upRounding, downRounding] = roundings[rounding];
  const distance = minTicks * tick;
  if (side === 'BUY') {
    const bound = timesOnTick(reference, raised(percent), tick, upRounding);
    return Math.max(minTicks === 0 ? bound : Math.max(bound, reference + distance), tick);
  }
  const bound = timesOnTick(reference, lowered(percent), tick, downRounding);
  return Math.max(minTicks === 0 ? bound : Math.min(bound, reference - distance), tick);
}

/** What a cage is made of. */
export interface CageFigures {
  readonly percent: Ratio;
  readonly minTicks: number;
  readonly rounding: PriceRounding;
}
