import type { z } from 'zod';
import { percentText } from '../../values/decimal.ts';
import { figureAmount } from '../../values/money.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { type FineAmount, fineFigure } from '../money/fine-amount.ts';
import { Percent } from '../units.ts';
import { type LeastMargin, leastMarginOf } from './least-margin.ts';

const financingMarginRow = datedRow.extend({ minRatio: Percent });
type FinancingMarginRow = Readonly<z.infer<typeof financingMarginRow>>;

/** Schema of `assets/reference/financing-margin.json`: the exchanges' lowest margin for buying on credit. */
export const financingMarginTable = datedTable(financingMarginRow);
/** The table, read. */
export type FinancingMarginTable = DatedTable<FinancingMarginRow>;

/**
 * The margin for buying on credit, rounded half up to the fen. The ratio is that of the day the contract is opened;
 * older contracts keep theirs. Rule MR-6 (docs/rules.md); fails closed without a row.
 */
export function explainFinancingMargin(
  buyAmount: FineAmount,
  tradeDate: string,
  { financingMargin }: { readonly financingMargin: FinancingMarginTable },
): Explained<LeastMargin> {
  const found = rowOn(financingMargin, tradeDate);
  if (!found.found) return found;
  const ratio = found.row.minRatio;
  const answer = leastMarginOf(buyAmount, ratio);
  const margin = figureAmount(answer.marginFen);
  const message = `融资买入 ${fineFigure(buyAmount)} × 保证金比例 ${percentText(ratio)} = ${margin}。`;
  const line = { rule: 'MR-6', met: true, message, figure: margin, source: sourceOf(found.row) };
  return { found: true, answer, lines: [line] };
}
