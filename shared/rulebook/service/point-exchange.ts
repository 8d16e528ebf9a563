import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';

/** What points are good for: paid text messages, and an application for a higher tier. */
export const PointItem = z.enum(['SMS_ADVICE', 'SMS_ACCOUNT', 'SMS_IPO', 'TIER_APPLICATION']);
type PointItem = z.infer<typeof PointItem>;

const pointExchangeRow = datedRow.extend({
  item: PointItem,
  points: z.int().min(1),
  isSpent: z.boolean(),
});

/**
 * What points are exchanged for (`assets/reference/point-exchange.json`); not spent, they only have to be there. Part of
 * a row: { "item": "SMS_IPO", "points": 500, "isSpent": true }
 */
export const pointExchangeTable = datedTable(pointExchangeRow, ['item']);

const itemNames: Readonly<Record<PointItem, string>> = {
  SMS_ADVICE: '咨询短信',
  SMS_ACCOUNT: '账户短信',
  SMS_IPO: 'IPO 短信',
  TIER_APPLICATION: '等级提升申请',
};

/** Whether a balance is enough, and what is left of it afterwards. */
export interface ExchangeAnswer {
  readonly ok: boolean;
  readonly short: number;
  readonly balanceAfter: number;
}

/** Whether a client's points are enough for something. Rule TR-7 (docs/rules.md). Fails closed without a row. */
export function explainPointExchange(
  item: PointItem,
  balance: number,
  on: string,
  tables: { readonly pointExchange: DatedTable<Readonly<z.infer<typeof pointExchangeRow>>> },
): Explained<ExchangeAnswer> {
  const found = rowOn(tables.pointExchange, on, { item });
  if (!found.found) return found;
  const { points, isSpent } = found.row;
  const short = Math.max(points - balance, 0);
  const ok = short === 0;
  const balanceAfter = ok && isSpent ? balance - points : balance;
  const words = `${itemNames[item]}需 ${points} 分,客户有 ${balance} 分`;
  const line = {
    rule: 'TR-7',
    met: ok,
    message: ok
      ? `${words},办理后余 ${balanceAfter} 分。`
      : `${words},还差 ${short} 分。请告知客户。`,
    figure: String(balance),
    limit: String(points),
    source: sourceOf(found.row),
  };
  return { found: true, answer: { ok, short, balanceAfter }, lines: [line] };
}
