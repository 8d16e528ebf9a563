import { withdrawal } from '../../../../shared/business/decide-act.ts';
import { order as orderBusiness } from '../../../../shared/business/order/index.ts';
import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { endOf } from '../order-body.ts';

/** What may be done with an order now; the shared rules decide again when it is. */
export interface OrderOffers {
  readonly mayDecide: boolean;
  /** Returned, or nobody agreed in time: the ticket opens again, prefilled. */
  readonly mayResubmit: boolean;
  /** What F6 is called; null: there is nothing to end. */
  readonly end: '撤单' | '取消登记' | '撤回' | null;
  readonly mayPrint: boolean;
}

export function orderOffers(
  { shown, attention }: CaseDetail,
  order: OrderState | null,
  now: number,
): OrderOffers {
  // A newer program's content cannot be judged by this one.
  if (attention === 'upgrade-needed') {
    return { mayDecide: false, mayResubmit: false, end: null, mayPrint: false };
  }
  const isWaiting = shown.stage === 'awaiting-approval' && shown.request !== null;
  const isOver = shown.request !== null && now > shown.request.expiresAt;
  return {
    mayDecide: isWaiting && !isOver,
    mayResubmit: shown.stage === 'returned' || (isWaiting && isOver),
    end: endWord(shown, order),
    mayPrint: shown.stage === 'accepted' || shown.stage === 'done',
  };
}

function endWord(shown: CaseDetail['shown'], order: OrderState | null): OrderOffers['end'] {
  if (order === null) return withdrawal(orderBusiness, shown) === null ? '撤回' : null;
  const end = endOf(order);
  if (end === null) return null;
  return end === 'lapse' ? '取消登记' : '撤单';
}
