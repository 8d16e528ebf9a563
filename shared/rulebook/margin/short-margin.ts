import type { z } from 'zod';
import { percentText } from '../../values/decimal.ts';
import { figureAmount } from '../../values/money.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { type FineAmount, fineFigure } from '../money/fine-amount.ts';
import { Percent } from '../units.ts';
import { type LeastMargin, leastMarginOf } from './least-margin.ts';

const shortMarginRow = datedRow.extend({ minRatio: Percent, privateFundRatio: Percent });
type ShortMarginRow = Readonly<z.infer<typeof shortMarginRow>>;

/** Schema of `assets/reference/short-margin.json`: the exchanges' lowest margin for selling borrowed securities. */
export const shortMarginTable = datedTable(shortMarginRow);
/** The table, read. */
export type ShortMarginTable = DatedTable<ShortMarginRow>;

/**
 * The margin for selling borrowed securities, rounded half up to the fen; private funds have a ratio of their own.
 * Rule MR-7 (docs/rules.md); fails closed without a row.
 */
export function explainShortMargin(
  sale: {
    readonly amount: FineAmount;
    readonly isPrivateFund: boolean;
    readonly tradeDate: string;
  },
  { shortMargin }: { readonly shortMargin: ShortMarginTable },
): Explained<LeastMargin> {
  const found = rowOn(shortMargin, sale.tradeDate);
  if (!found.found) return found;
  const ratio = sale.isPrivateFund ? found.row.privateFundRatio : found.row.minRatio;
  const answer = leastMarginOf(sale.amount, ratio);
  const margin = figureAmount(answer.marginFen);
  const who = sale.isPrivateFund ? '私募基金' : '一般投资者';
  const message = `融券卖出 ${fineFigure(sale.amount)} × ${who}保证金比例 ${percentText(ratio)} = ${margin}。`;
  const line = { rule: 'MR-7', met: true, message, figure: margin, source: sourceOf(found.row) };
  return { found: true, answer, lines: [line] };
}
