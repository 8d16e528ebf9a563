import type { Day } from './day.ts';
import { leavesOf, type Order } from './order.ts';
import type { CancelReason, Report } from './report.ts';

type Said<One> = One extends unknown ? Omit<One, 'no' | 'clientOrderId' | 'at'> : never;

/** Tells the house of an order; of the crowd's orders nobody is told. */
export function tell(day: Day, clientOrderId: string | null, said: Said<Report>): void {
  if (clientOrderId === null) return;
  day.reports.push({ ...said, no: day.reports.length + 1, clientOrderId, at: day.now });
}

/** Ends an order with what is left of it. The order must not stand in a book any more. */
export function endOrder(
  day: Day,
  order: Order,
  end:
    | { readonly status: 'cancelled'; readonly reason: CancelReason }
    | { readonly status: 'expired' },
): void {
  order.status = end.status;
  tell(day, order.clientOrderId, { ...end, quantity: leavesOf(order) });
  forgetCrowd(day, order);
}

/** The crowd's orders are needed only while they stand. */
export function forgetCrowd(day: Day, { orderNo, clientOrderId }: Order): void {
  if (clientOrderId === null) day.orders.delete(orderNo);
}
