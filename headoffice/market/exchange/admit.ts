import { refusalOf } from './admission.ts';
import { matchAfterHours } from './after-hours.ts';
import { stand } from './book.ts';
import { matchAtOnce } from './continuous.ts';
import type { Day, SecurityDay } from './day.ts';
import type { Order, Submission } from './order.ts';
import { phaseOf } from './phase-of.ts';
import type { RejectCode } from './report.ts';
import { forgetCrowd, tell } from './tell.ts';

/** An order gets its number, which is its place in time. */
export function newOrder(
  day: Day,
  asked: Omit<Submission, 'clientOrderId'> & Pick<Order, 'clientOrderId'>,
): Order {
  const orderNo = day.nextOrderNo;
  day.nextOrderNo += 1;
  const order: Order = { ...asked, orderNo, at: day.now, limit: null, filled: 0, status: 'held' };
  day.orders.set(orderNo, order);
  if (order.clientOrderId !== null) day.ordersByClientId.set(order.clientOrderId, order);
  return order;
}

/** Looks at an order, and lets it into the market or refuses it. */
export function admit(day: Day, security: SecurityDay, order: Order): void {
  const code = refusalOf(day, security, order);
  if (code === null) enter(day, security, order);
  else reject(day, order, code);
}

/** An order that may comes into the market. */
export function enter(day: Day, security: SecurityDay, order: Order): void {
  order.status = 'open';
  tell(day, order.clientOrderId, { status: 'accepted', orderNo: order.orderNo });
  const phase = phaseOf(day, security);
  if (order.type === 'AFTER_HOURS') {
    stand(security.afterHours, order);
    if (phase === 'AFTER_HOURS_FIXED_PRICE') matchAfterHours(day, security);
  } else if (phase === 'CONTINUOUS') {
    matchAtOnce(day, security, order);
  } else {
    order.limit = order.price;
    stand(security.auction, order);
  }
}

/** Refuses an order for good (废单). */
export function reject(day: Day, order: Order, code: RejectCode): void {
  order.status = 'rejected';
  tell(day, order.clientOrderId, { status: 'rejected', code });
  forgetCrowd(day, order);
}
