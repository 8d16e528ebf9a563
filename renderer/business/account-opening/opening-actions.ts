import { accountOpening } from '../../../shared/business/account-opening/index.ts';
import { withdrawal } from '../../../shared/business/decide-act.ts';
import type { CaseDetail } from '../../data/types.ts';

/** What may be done with an opening now; the shared rules decide again when it is. */
export function openingActions({ shown, attention }: CaseDetail, now: number) {
  // A newer program's content cannot be judged by this one.
  const isReadable = attention !== 'upgrade-needed';
  const isWaiting = isReadable && shown.stage === 'awaiting-approval' && shown.request !== null;
  const isOver = isWaiting && shown.request !== null && now > shown.request.expiresAt;
  return {
    mayDecide: isWaiting && !isOver,
    mayResubmit: isOver || (isReadable && shown.stage === 'returned'),
    mayWithdraw: isReadable && withdrawal(accountOpening, shown) === null,
    mayPrint: isReadable && (shown.stage === 'accepted' || shown.stage === 'done'),
  };
}
