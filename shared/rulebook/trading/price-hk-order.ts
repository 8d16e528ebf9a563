import { z } from 'zod';
import { exact, timesFraction } from '../../values/exact.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { explainHkTick, type HkTickTable } from './hk-tick.ts';
import { priceText } from './price-text.ts';

const hkDistanceRow = datedRow.extend({ maxTimes: z.int().min(2).max(100) });

/** How many times the last price, or which part of it, an order in Hong Kong may be at most. */
export type HkDistanceRow = Readonly<z.infer<typeof hkDistanceRow>>;

/** Schema of `assets/reference/price-hk-distance.json`. */
export const hkDistanceTable = datedTable(hkDistanceRow);
export type HkDistanceTable = DatedTable<HkDistanceRow>;

/** The price of an order in Hong Kong and the last price, in thousandths of a HKD. */
export interface HkOrderPrice {
  readonly priceThousandths: number;
  readonly last: number;
  readonly date: string;
}

/** What the price was found to be. */
export interface HkOrderPriceAnswer {
  readonly isOnTick: boolean;
  readonly isNear: boolean;
}

/**
 * Whether the price of an order in Hong Kong may be declared: there are no limits of a day, but it is on its tick (TK-3)
 * and not more than nine times away from the last price (PL-10, docs/rules.md). Fails closed on a day without a row.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for prices beyond 2^53
 */
export function checkHkOrderPrice(
  order: HkOrderPrice,
  tables: { readonly hkTicks: HkTickTable; readonly hkDistances: HkDistanceTable },
): Explained<HkOrderPriceAnswer> {
  const tick = explainHkTick(order, tables);
  if (!tick.found) return tick;
  const found = rowOn(tables.hkDistances, order.date);
  if (!found.found) return found;
  const near = distanceLine(order, found.row);
  const answer = { isOnTick: tick.answer.isOnTick, isNear: near.met };
  return { found: true, answer, lines: [...tick.lines, near] };
}

function distanceLine({ priceThousandths, last }: HkOrderPrice, row: HkDistanceRow): RuleLine {
  const { maxTimes } = row;
  const met =
    priceThousandths <= exact(last * maxTimes) && exact(priceThousandths * maxTimes) >= last;
  const figure = priceText(priceThousandths, 1);
  // The lowest price is the first thousandth that nine times is not below the last.
  const lowest = timesFraction(last, 1, maxTimes, 'up');
  const limit = `${priceText(lowest, 1)}–${priceText(exact(last * maxTimes), 1)}`;
  const message = `港股通报价与最新成交价 ${priceText(last, 1)} 港元相差不得超过 ${maxTimes} 倍,即 ${limit} 港元,本笔 ${figure} 港元,${met ? '符合' : '不符合,会被拒绝,请核对价格'}。`;
  return { rule: 'PL-10', met, message, figure, limit, source: sourceOf(row) };
}
