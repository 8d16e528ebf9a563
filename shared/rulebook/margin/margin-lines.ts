import type { z } from 'zod';
import type { Ratio } from '../../values/exact.ts';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';
import { Percent } from '../units.ts';

const marginLinesRow = datedRow
  .extend({ closeOut: Percent, call: Percent, warn: Percent, topUpTo: Percent, withdraw: Percent })
  .refine(
    ({ closeOut, call, warn, withdraw }) => isOrdered([closeOut, call, warn, withdraw]),
    '平仓线、追保线、关注线、提取线应依次升高。',
  )
  .refine(({ topUpTo }) => topUpTo.numerator > topUpTo.denominator, '补足目标应高于 100 %。');
/** A row of it. */
export type MarginLinesRow = Readonly<z.infer<typeof marginLinesRow>>;

/**
 * Schema of `assets/reference/margin-lines.json`: the lines of a contract that says nothing else, as shares of the debt.
 *
 * { …, "closeOut": "130 %", "call": "140 %", "warn": "150 %", "topUpTo": "150 %", "withdraw": "300 %" }
 */
export const marginLinesTable = datedTable(marginLinesRow);
/** The table, read. */
export type MarginLinesTable = DatedTable<MarginLinesRow>;

function isOrdered(ratios: readonly Ratio[]): boolean {
  return ratios.every((ratio, at) => {
    const before = ratios[at - 1];
    return (
      before === undefined ||
      before.numerator * ratio.denominator < ratio.numerator * before.denominator
    );
  });
}
