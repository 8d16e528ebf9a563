import { z } from 'zod';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';

/** Kinds of instruments that differ in when what is bought may be sold; an attribute of the instrument, not its name. */
export const TurnaroundInstrument = z.enum([
  'A_SHARE',
  'B_SHARE',
  'STOCK_ETF',
  'REIT',
  'BOND',
  'CONVERTIBLE_BOND',
  'MONEY_ETF',
  'BOND_ETF',
  'GOLD_ETF',
  'COMMODITY_ETF',
  'CROSS_BORDER_ETF',
  'CROSS_BORDER_LOF',
  'HK_CONNECT',
  'OPTION',
]);

/**
 * What may be sold on the day it is bought (`assets/reference/turnaround.json`). Part of a row:
 *
 * { "instrument": "GOLD_ETF", "sameDay": true }
 */
export const turnaroundTable = datedTable(
  datedRow.extend({ instrument: TurnaroundInstrument, sameDay: z.boolean() }),
  ['instrument'],
);

/** Whether an instrument may be sold on the day it is bought. Rule SL-3 (docs/rules.md). */
export function explainTurnaround(
  {
    instrument,
    date,
  }: { readonly instrument: z.infer<typeof TurnaroundInstrument>; readonly date: string },
  table: z.infer<typeof turnaroundTable>,
): Explained<boolean> {
  const found = rowOn(table, date, { instrument });
  if (!found.found) return found;
  const { sameDay } = found.row;
  const message = sameDay ? '当日买入当日可卖。' : '当日买入,次一交易日起可卖。';
  return {
    found: true,
    answer: sameDay,
    lines: [{ rule: 'SL-3', met: sameDay, message, source: sourceOf(found.row) }],
  };
}

/** The same as a plain answer; where the table has no row nothing turns around. */
export function turnsAround(
  question: Parameters<typeof explainTurnaround>[0],
  table: z.infer<typeof turnaroundTable>,
): boolean {
  const explained = explainTurnaround(question, table);
  return explained.found && explained.answer;
}
