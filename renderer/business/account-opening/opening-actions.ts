import { accountOpening } from '../../../shared/business/account-opening/index.ts';
import { withdrawal } from '../../../shared/business/decide-act.ts';
import type { CaseDetail } from '../../data/types.ts';

/** What may be done with an opening now; the shared rules decide again when it is. */
export function openingActions({ shown, attention }: CaseDetail, now: number) {
  // A newer program's content cannot be judged by this one.
  const isReadable = attention !== 'upgrade-needed';
  const isWaiting = isReadable && shown.stage === 'awaiting-approval' && shown.request !== null;
  const isOver = isWaiting && shown.request !== null && now > shown.request.expiresAt;
  const takeBack = isReadable ? takeBackOf(shown) : null;
  return {
    mayDecide: isWaiting && !isOver,
    mayResubmit: isOver || (isReadable && shown.stage === 'returned'),
    /** 撤回 before the acceptance, 作废 after it; null: neither. */
    takeBack,
    mayWithdraw: takeBack === 'withdraw',
    mayCall: isReadable && shown.stage === 'returned',
    mayPrint: isReadable && (shown.stage === 'accepted' || shown.stage === 'done'),
  };
}

function takeBackOf(shown: CaseDetail['shown']): 'withdraw' | 'void' | null {
  if (withdrawal(accountOpening, shown) !== null) return null;
  return shown.stage === 'accepted' ? 'void' : 'withdraw';
}
