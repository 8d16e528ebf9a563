import { accountOpening } from '../../../shared/business/account-opening/index.ts';
import type { CaseState } from '../../../shared/business/case.ts';
import { withdrawal } from '../../../shared/business/decide-act.ts';

/** What may be done with an opening now; the shared rules decide again when it is. */
export function openingActions(state: CaseState, now: number) {
  const isWaiting = state.stage === 'awaiting-approval' && state.request !== null;
  const isOver = isWaiting && state.request !== null && now > state.request.expiresAt;
  return {
    mayDecide: isWaiting && !isOver,
    mayResubmit: isOver,
    mayWithdraw: withdrawal(accountOpening, state) === null,
    mayPrint: state.stage === 'accepted' || state.stage === 'done',
  };
}
