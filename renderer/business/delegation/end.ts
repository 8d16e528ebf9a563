import { withdrawal } from '../../../shared/business/decide-act.ts';
import { delegation } from '../../../shared/business/delegation/index.ts';
import { DelegationBody } from '../../../shared/safeguards/delegation.ts';
import type { CaseDetail } from '../../data/types.ts';

/** How a delegation can be ended now: taken back before it holds, revoked while it does. */
export interface End {
  readonly command: 'Withdraw' | 'RevokeDelegation';
  readonly label: '撤回' | '撤销';
}

/** Null when there is nothing to end, or this program is too old to judge it. */
export function endOf({ shown, attention }: CaseDetail): End | null {
  if (attention === 'upgrade-needed') return null;
  const body = DelegationBody.safeParse(shown.body);
  if (body.success) {
    return body.data.revoked === null ? { command: 'RevokeDelegation', label: '撤销' } : null;
  }
  return withdrawal(delegation, shown) === null ? { command: 'Withdraw', label: '撤回' } : null;
}
