import { z } from 'zod';
import { figureCount } from '../../values/count.ts';
import { figureAmount } from '../../values/money.ts';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { UsDollars, Yuan } from '../units.ts';

/** Kinds of instruments with a least size of block trades. */
export const BlockInstrument = z.enum(['A_SHARE', 'FUND', 'BOND', 'SH_B', 'BSE']);

const minAmount = z.union([
  Yuan.transform((amount) => ({ amount, currency: 'CNY' })),
  UsDollars.transform((amount) => ({ amount, currency: 'USD' })),
]);

/**
 * The least size of a block trade: units or amount, one is enough (`assets/reference/block-trade.json`). Part of a row:
 *
 * { "instrument": "SH_B", "minUnits": 300000, "minAmount": "200,000.00 USD" }
 */
export const blockTradeTable = datedTable(
  datedRow.extend({
    instrument: BlockInstrument,
    minUnits: z.int().min(1).max(100_000_000).nullable(),
    minAmount,
  }),
  ['instrument'],
);

interface BlockTrade {
  readonly instrument: z.infer<typeof BlockInstrument>;
  readonly units: number;
  /** Cents of the instrument's currency. */
  readonly amount: number;
  readonly date: string;
}

/** Whether a trade is large enough for a block trade. Rule LT-6 (docs/rules.md). */
export function explainBlockTrade(
  { instrument, units, amount, date }: BlockTrade,
  table: z.infer<typeof blockTradeTable>,
): Explained<boolean> {
  const found = rowOn(table, date, { instrument });
  if (!found.found) return found;
  const { minUnits, minAmount: least } = found.row;
  const line = (met: boolean, what: string, figure: string, limit: string): RuleLine => {
    const message = `${what} ${figure},大宗交易最低 ${limit}${met ? '。' : ',未达到;数量、金额满足其一即可。'}`;
    return { rule: 'LT-6', met, message, figure, limit, source: sourceOf(found.row) };
  };
  const money = (cents: number) => `${figureAmount(cents)} ${least.currency}`;
  const lines = [line(amount >= least.amount, '金额', money(amount), money(least.amount))];
  if (minUnits !== null) {
    lines.unshift(line(units >= minUnits, '数量', figureCount(units), figureCount(minUnits)));
  }
  return { found: true, answer: lines.some(({ met }) => met), lines };
}
