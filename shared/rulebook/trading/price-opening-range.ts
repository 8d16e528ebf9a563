import type { z } from 'zod';
import { percentText } from '../../values/decimal.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { Percent } from '../units.ts';
import { Board, boardNames } from './board.ts';
import { type PriceLimits, timesOnTick } from './price-limit.ts';
import { priceText } from './price-text.ts';

const openingRangeRow = datedRow
  .extend({ board: Board, least: Percent, most: Percent })
  .refine(({ least }) => least.numerator < least.denominator, '下限应小于 100 %。');

/** How far orders of the opening auction may be from the previous close on a day without limits. */
export type OpeningRangeRow = Readonly<z.infer<typeof openingRangeRow>>;

/**
 * Schema of `assets/reference/price-opening-range.json`. One row:
 *
 * { "effectiveFrom": "2023-04-10", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "M",
 *   "board": "SH_MAIN", "least": "50 %", "most": "900 %" }
 */
export const openingRangeTable = datedTable(openingRangeRow, ['board']);
export type OpeningRangeTable = DatedTable<OpeningRangeRow>;

/**
 * The prices the opening auction takes on a day without limits: those on the tick from `least` to `most` of the
 * previous close. Prices in thousandths. Rule PL-9 (docs/rules.md).
 */
export function explainOpeningRange(
  question: {
    readonly board: Board;
    readonly date: string;
    readonly prevClose: number;
    readonly tick: number;
    readonly priceThousandths: number;
  },
  { openingRanges }: { readonly openingRanges: OpeningRangeTable },
): Explained<PriceLimits> {
  const { board, date, prevClose, tick } = question;
  const found = rowOn(openingRanges, date, { board });
  if (!found.found) return found;
  const { least, most } = found.row;
  const range = {
    down: timesOnTick(prevClose, least, tick, 'up'),
    up: timesOnTick(prevClose, most, tick, 'down'),
  };
  return { found: true, answer: range, lines: [rangeLine(question, found.row, range)] };
}

function rangeLine(
  question: {
    readonly board: Board;
    readonly prevClose: number;
    readonly tick: number;
    readonly priceThousandths: number;
  },
  row: OpeningRangeRow,
  { down, up }: PriceLimits,
): RuleLine {
  const { board, prevClose, tick, priceThousandths } = question;
  const met = down <= priceThousandths && priceThousandths <= up;
  const [figure, from, to] = [priceThousandths, down, up].map((price) => priceText(price, tick));
  const range = `${from} 至 ${to}(前收盘价 ${priceText(prevClose, tick)} 的 ${percentText(row.least)} 至 ${percentText(row.most)})`;
  const message = `${boardNames[board]}无涨跌幅限制的交易日,开盘集合竞价报价应在 ${range}之内,本笔 ${figure},${met ? '符合' : '不符合,请修改价格'}。`;
  return {
    rule: 'PL-9',
    met,
    message,
    figure: `${figure}`,
    limit: `${from}-${to}`,
    source: sourceOf(row),
  };
}
