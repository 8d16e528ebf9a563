import { percentText } from '../../values/decimal.ts';
import type { Ratio } from '../../values/exact.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { type Board, boardNames } from './board.ts';
import { priceLimits, type PriceLimits } from './price-limit.ts';
import type { PriceLimitTable } from './price-limit-table.ts';
import { priceText } from './price-text.ts';

/**
 * The limits of an instrument that brings its own ratio and tick (funds, convertible bonds, B shares); rounding and
 * least distance are those of its board on the day. Rule PL-7 (docs/rules.md). Fails closed on a day without a row.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for a ratio above 1 and for prices beyond 2^53 or below zero
 */
export function explainGenericLimit(
  question: {
    readonly board: Board;
    readonly prevClose: number;
    readonly ratio: Ratio;
    readonly tick: number;
    readonly date: string;
  },
  tables: { readonly priceLimits: PriceLimitTable },
): Explained<PriceLimits> {
  const { board, prevClose, ratio, tick, date } = question;
  const found = rowOn(tables.priceLimits, date, { board, status: 'NORMAL' });
  if (!found.found) return found;
  const { rounding, minTicks } = found.row;
  const limits = priceLimits(prevClose, tick, { up: ratio, down: ratio, rounding, minTicks });
  const [before, up, down] = [prevClose, limits.up, limits.down].map((price) =>
    priceText(price, tick),
  );
  const message = `${boardNames[board]}前收盘价 ${before},涨跌幅 ${percentText(ratio)},最小变动单位 ${priceText(tick, tick)}:涨停价 ${up},跌停价 ${down}。`;
  const line = { rule: 'PL-7', met: true, message, source: sourceOf(found.row) };
  return { found: true, answer: limits, lines: [line] };
}
