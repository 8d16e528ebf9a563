import type { CaseState } from '../../../shared/business/case.ts';
import { OrderState } from '../../../shared/business/order/order-events.ts';
import {
  isOver,
  orderStatus,
  orderStatusWords,
} from '../../../shared/business/order/order-status.ts';

/** The order of a case, or null before it was placed, or where it is a newer program's. */
export function orderIn({ body }: Pick<CaseState, 'body'>): OrderState | null {
  return OrderState.safeParse(body).data ?? null;
}

/** Where an order stands in the trade's word, with what the word alone does not say. */
export function standingWords(order: OrderState, today: string): string {
  const status = orderStatus(order);
  if (status === 'unsent') {
    if (hasExpired(order, today)) return '未报 已失效';
    return order.sending === 'HELD' ? '未报 待再次确认(总部暂缓)' : '未报 离线登记';
  }
  if (order.lapsed !== null) {
    return order.lapsed.by === 'client' ? '已撤 未报送,已取消登记' : '已撤 未报送,当日失效';
  }
  return orderStatusWords[status];
}

/** Whether its day is over and it was never sent: it can only be let go. */
export function hasExpired(order: OrderState, today: string): boolean {
  return orderStatus(order) === 'unsent' && order.day < today;
}

/** How an order can be ended by the client now: asked back once it is on its way, let go while it was never sent. */
export function endOf(order: OrderState): 'cancel' | 'lapse' | null {
  if (isOver(order)) return null;
  const status = orderStatus(order);
  if (status === 'unsent') return 'lapse';
  return status === 'cancel-asked' ? null : 'cancel';
}
