import { entryOf } from './admission.ts';
import { leave } from './book.ts';
import type { Day } from './day.ts';
import type { Order } from './order.ts';
import type { CancelRejectCode } from './report.ts';
import { endOrder, tell } from './tell.ts';

/** Cancels what is left of an order now; false for what was cancelled on request already, of which nothing new is said. */
export function cancel(day: Day, clientOrderId: string): boolean {
  const refuse = (code: CancelRejectCode): true => {
    tell(day, clientOrderId, { status: 'cancelRejected', code });
    return true;
  };
  const order = day.ordersByClientId.get(clientOrderId);
  const security = day.securities.get(order?.security ?? '');
  if (order === undefined) return refuse('UNKNOWN_ORDER');
  if (isCancelledOnRequest(day, order)) return false;
  if (security === undefined || (order.status !== 'open' && order.status !== 'held')) {
    return refuse('NOT_OPEN');
  }
  switch (entryOf(day, security, order.type, 'CANCEL')) {
    case 'REFUSED':
      return refuse('PHASE_NOT_ACCEPTING');
    case 'HELD':
      day.held.push({ what: 'CANCEL', orderNo: order.orderNo });
      tell(day, clientOrderId, { status: 'held', what: 'CANCEL' });
      return true;
    case 'ACCEPTED':
      leave(order.type === 'AFTER_HOURS' ? security.afterHours : security.auction, order);
      endOrder(day, order, { status: 'cancelled', reason: 'REQUESTED' });
      return true;
  }
}

/** Also one that waits to be. */
function isCancelledOnRequest(day: Day, { orderNo, clientOrderId, status }: Order): boolean {
  if (status !== 'cancelled') {
    return day.held.some((held) => held.what === 'CANCEL' && held.orderNo === orderNo);
  }
  return day.reports.some(
    (report) =>
      report.clientOrderId === clientOrderId &&
      report.status === 'cancelled' &&
      report.reason === 'REQUESTED',
  );
}
