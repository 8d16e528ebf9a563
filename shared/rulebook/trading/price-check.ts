import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { boardNames } from './board.ts';
import {
  cageBound,
  type CageReference,
  cageReference,
  type PriceCageTable,
  type Quotes,
} from './price-cage.ts';
import { cageLine, limitLine } from './price-check-lines.ts';
import {
  explainPriceLimit,
  type LimitAnswer,
  type LimitQuestion,
  type PriceLimitTables,
} from './price-limit-explained.ts';
import { explainOpeningRange, type OpeningRangeTable } from './price-opening-range.ts';
import type { Side } from './side.ts';
import { tickLine } from './tick.ts';

/** The tables an order's price is judged by. */
export interface OrderPriceTables extends PriceLimitTables {
  readonly priceCages: PriceCageTable;
  readonly openingRanges: OpeningRangeTable;
}

/** A limit order's price, in thousandths, on its day and in its phase; quotes matter in continuous trading only. */
export interface OrderPrice extends LimitQuestion {
  readonly side: Side;
  readonly priceThousandths: number;
  readonly phase: 'OPEN_CALL' | 'CONTINUOUS' | 'OTHER';
  readonly quotes: Omit<Quotes, 'prevClose'>;
}

/** Where a price was found to lie. `bound` is null where no cage applies; prices in thousandths. */
export interface PriceRangeAnswer {
  readonly isWithinLimits: boolean;
  readonly isWithinCage: boolean;
  readonly limits: LimitAnswer;
  readonly reference: CageReference;
  readonly bound: number | null;
}

/** What a price was found to be. */
export interface OrderPriceAnswer extends PriceRangeAnswer {
  readonly isOnTick: boolean;
}

/**
 * Whether an order's price may be declared: on its tick (TK-1), within the limits of the day (PL-8, without limits
 * PL-9), within the cage (PC-5). Every line is compared, so that the clerk sees all that is wrong at once. Fails closed
 * on a day without a row.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for prices beyond 2^53 or below zero
 */
export function checkOrderPrice(
  order: OrderPrice,
  tables: OrderPriceTables,
): Explained<OrderPriceAnswer> {
  const range = rangeOf(order, tables);
  if (!range.found) return range;
  const onTick = tickOf(order, range.answer.limits.tick, tables);
  const answer = { ...range.answer, isOnTick: onTick.met };
  return { found: true, answer, lines: [onTick, ...range.lines] };
}

/**
 * Whether an order's price lies within the limits of the day (PL-8, PL-9) and the cage (PC-5), and nothing else: that a
 * price is off its tick is remarked and does not fail.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for prices beyond 2^53 or below zero
 */
export function checkPriceRange(
  order: OrderPrice,
  tables: OrderPriceTables,
): Explained<PriceRangeAnswer> {
  const range = rangeOf(order, tables);
  if (!range.found) return range;
  const onTick = tickOf(order, range.answer.limits.tick, tables);
  const remark = { ...onTick, met: true, message: `本项只看价格范围。另请注意:${onTick.message}` };
  return { ...range, lines: [onTick.met ? onTick : remark, ...range.lines] };
}

function rangeOf(order: OrderPrice, tables: OrderPriceTables): Explained<PriceRangeAnswer> {
  const limits = explainPriceLimit(order, tables);
  if (!limits.found) return limits;
  const range = withinLimits(order, limits.answer, tables);
  if (!range.found) return range;
  const cage = withinCage(order, limits.answer.tick, tables);
  if (!cage.found) return cage;
  const answer = {
    isWithinLimits: range.answer,
    isWithinCage: cage.answer.isWithin,
    limits: limits.answer,
    reference: cage.answer.reference,
    bound: cage.answer.bound,
  };
  return { found: true, answer, lines: [...limits.lines, ...range.lines, ...cage.lines] };
}

function tickOf(order: OrderPrice, tick: number, { priceTicks }: OrderPriceTables): RuleLine {
  const { board, date, priceThousandths } = order;
  const found = rowOn(priceTicks, date, { board });
  const isOwn = order.ownTick !== undefined || !found.found;
  return tickLine({
    rule: 'TK-1',
    name: boardNames[board],
    priceThousandths,
    tick,
    source: isOwn ? '证券资料' : sourceOf(found.row),
  });
}

/** Rules PL-8 and PL-9. */
function withinLimits(
  order: OrderPrice,
  limits: LimitAnswer,
  tables: OrderPriceTables,
): Explained<boolean> {
  const { priceThousandths } = order;
  if (!limits.isUnlimited) {
    const line = limitLine(priceThousandths, limits, order.side);
    return { found: true, answer: line.met, lines: [line] };
  }
  if (order.phase !== 'OPEN_CALL') return { found: true, answer: true, lines: [] };
  const range = explainOpeningRange({ ...order, tick: limits.tick }, tables);
  return range.found ? { ...range, answer: range.lines.every(({ met }) => met) } : range;
}

interface InCage {
  readonly isWithin: boolean;
  readonly reference: CageReference;
  readonly bound: number | null;
}

/** Rules PC-1 to PC-6: the cage of continuous trading, where the board has one. */
function withinCage(
  order: OrderPrice,
  tick: number,
  { priceCages }: OrderPriceTables,
): Explained<InCage> {
  const { board, date, side, priceThousandths, prevClose } = order;
  const reference = cageReference(side, { ...order.quotes, prevClose });
  const found = rowOn(priceCages, date, { board });
  if (!found.found) return found;
  const { cage } = found.row;
  if (cage === null || order.phase !== 'CONTINUOUS') {
    return { found: true, answer: { isWithin: true, reference, bound: null }, lines: [] };
  }
  const bound = cageBound(side, reference.price, tick, cage);
  const line = cageLine({
    board,
    side,
    priceThousandths,
    tick,
    reference,
    bound,
    cage,
    row: found.row,
  });
  return { found: true, answer: { isWithin: line.met, reference, bound }, lines: [line] };
}
