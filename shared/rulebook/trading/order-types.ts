import { z } from 'zod';
import { datedRow, datedTable, rowsOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { Board } from './board.ts';
import { Market } from './market.ts';
import { OpenSouthboundPhase } from './southbound-phase.ts';
import { OpenPhase } from './trading-phase.ts';

/** Where an order goes: an exchange of the mainland, or Hong Kong through the connect. */
export const OrderMarket = z.enum([...Market.options, 'HK_CONNECT']);

/** The types of orders; those after LIMIT are market orders, the last two Hong Kong's. */
export const OrderType = z.enum([
  'LIMIT',
  'BEST_FIVE_OR_CANCEL',
  'BEST_FIVE_TO_LIMIT',
  'OWN_BEST',
  'COUNTERPARTY_BEST',
  'IMMEDIATE_OR_CANCEL',
  'FILL_OR_KILL',
  'AT_AUCTION_LIMIT',
  'ENHANCED_LIMIT',
]);
type OrderType = z.infer<typeof OrderType>;

const typeNames: Readonly<Record<OrderType, string>> = {
  LIMIT: '限价委托',
  BEST_FIVE_OR_CANCEL: '最优五档即时成交剩余撤销',
  BEST_FIVE_TO_LIMIT: '最优五档即时成交剩余转限价',
  OWN_BEST: '本方最优价格',
  COUNTERPARTY_BEST: '对手方最优价格',
  IMMEDIATE_OR_CANCEL: '即时成交剩余撤销',
  FILL_OR_KILL: '全额成交或撤销',
  AT_AUCTION_LIMIT: '竞价限价盘',
  ENHANCED_LIMIT: '增强限价盘',
};

/** The phases an order can meet, of the mainland's exchanges and of Hong Kong's. */
export const OrderPhase = z.enum([
  ...OpenPhase.options,
  ...OpenSouthboundPhase.exclude(['CONTINUOUS', 'LUNCH']).options,
]);

/**
 * The types of orders each market takes (`assets/reference/order-types.json`). `protectionPrice`: the order carries a
 * limit that protects it; `notOnNoLimitDays`: boards that do not take it on a day without price limits. Part of a row:
 *
 * { "market": "XSHE", "type": "FILL_OR_KILL", "protectionPrice": false, "phases": ["CONTINUOUS"], "notOnNoLimitDays": [] }
 */
export const orderTypesTable = datedTable(
  datedRow.extend({
    market: OrderMarket,
    type: OrderType,
    protectionPrice: z.boolean(),
    phases: z.array(OrderPhase).min(1),
    notOnNoLimitDays: z.array(Board),
  }),
  ['market', 'type'],
);

interface TypedOrder {
  readonly market: z.infer<typeof OrderMarket>;
  /** Null in Hong Kong. */
  readonly board: Board | null;
  readonly type: OrderType;
  readonly date: string;
  readonly phase: z.infer<typeof OrderPhase>;
  readonly isNoLimitDay: boolean;
}

/** Whether a type of order is taken, and whether it needs a protection price. */
export type OrderTypeAnswer =
  | { readonly allowed: true; readonly protectionPrice: boolean }
  | {
      readonly allowed: false;
      readonly reason: 'NOT_OFFERED' | 'NOT_IN_PHASE' | 'NO_LIMIT_DAY';
    };

/** Whether a market takes a type of order in a phase. Rule PH-5 (docs/rules.md); reasons in this order. */
export function explainOrderType(
  order: TypedOrder,
  table: z.infer<typeof orderTypesTable>,
): Explained<OrderTypeAnswer> {
  const name = typeNames[order.type];
  const row = rowsOn(table, order.date).find(
    ({ market, type }) => market === order.market && type === order.type,
  );
  if (row === undefined) {
    const message = `该市场不接受${name},请改用限价委托。`;
    return answer({ allowed: false, reason: 'NOT_OFFERED' }, { rule: 'PH-5', met: false, message });
  }
  const line = (met: boolean, message: string) => ({
    rule: 'PH-5',
    met,
    message,
    source: sourceOf(row),
  });
  if (!row.phases.includes(order.phase)) {
    const message = `${name}在当前时段不接受,请改用限价委托或待连续竞价时段。`;
    return answer({ allowed: false, reason: 'NOT_IN_PHASE' }, line(false, message));
  }
  if (order.isNoLimitDay && order.board !== null && row.notOnNoLimitDays.includes(order.board)) {
    const message = `${name}不能用于无涨跌幅限制的证券,请改用限价委托。`;
    return answer({ allowed: false, reason: 'NO_LIMIT_DAY' }, line(false, message));
  }
  const protection = row.protectionPrice ? ',须填写保护限价' : '';
  return answer(
    { allowed: true, protectionPrice: row.protectionPrice },
    line(true, `${name}可以申报${protection}。`),
  );
}

function answer(value: OrderTypeAnswer, line: RuleLine): Explained<OrderTypeAnswer> {
  return { found: true, answer: value, lines: [line] };
}
