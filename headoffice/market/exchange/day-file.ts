import type { Day } from './day.ts';
import type { Order } from './order.ts';

/** What became of an order so far. */
export type OrderRow = Readonly<
  Omit<Order, 'clientOrderId' | 'sellable' | 'limit'> & { clientOrderId: string }
>;

/** One side of a trade. A trade between two accounts of the house is two rows of one `tradeNo`. */
export interface TradeRow {
  readonly account: string;
  readonly clientOrderId: string;
  readonly orderNo: number;
  readonly tradeNo: number;
  readonly security: string;
  readonly side: Order['side'];
  /** Thousandths. */
  readonly price: number;
  readonly quantity: number;
  readonly at: number;
}

/** What head office compares its own books with after the close: plain rows by account, then by number. */
export interface DayFile {
  readonly date: string;
  readonly orders: readonly OrderRow[];
  readonly trades: readonly TradeRow[];
}

/** The orders and trades of the day, those of the crowd left out. */
export function dayFileOf(day: Day): DayFile {
  const orders = [...day.ordersByClientId.values()].flatMap(orderRow);
  return {
    date: day.setup.date,
    orders: orders.toSorted((a, b) => byAccount(a, b) || a.orderNo - b.orderNo),
    trades: day.trades
      .flatMap((trade) => [
        tradeRow(day, trade.buyOrderNo, trade),
        tradeRow(day, trade.sellOrderNo, trade),
      ])
      .flat()
      .toSorted((a, b) => byAccount(a, b) || a.tradeNo - b.tradeNo),
  };
}

/** An order as a house sees it; nothing of one of the crowd. */
export function orderRow(order: Order): readonly OrderRow[] {
  const { clientOrderId, sellable: _, limit: __, ...row } = order;
  return clientOrderId === null ? [] : [{ ...row, clientOrderId }];
}

function tradeRow(day: Day, orderNo: number, trade: Day['trades'][number]): readonly TradeRow[] {
  const order = day.orders.get(orderNo);
  if (order?.clientOrderId == null) return [];
  const { account, clientOrderId, side } = order;
  const { tradeNo, security, price, quantity, at } = trade;
  return [{ account, clientOrderId, orderNo, tradeNo, security, side, price, quantity, at }];
}

function byAccount(a: { readonly account: string }, b: { readonly account: string }): number {
  if (a.account === b.account) return 0;
  return a.account < b.account ? -1 : 1;
}
