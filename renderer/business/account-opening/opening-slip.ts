import { OpeningState } from '../../../shared/business/account-opening/events.ts';
import type { CaseState } from '../../../shared/business/case.ts';
import type { ApprovalNeed } from '../../../shared/safeguards/approval.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import type { Slip } from '../../safeguards/paper/slip.ts';
import { accountNumbers } from './account-numbers.ts';
import { maskedLines } from './opening-lines.ts';

/** The acceptance slip of an opening; numbers that head office has not given yet read 待下发. */
export function openingSlip(
  state: CaseState,
  {
    branchName,
    now,
    copy,
  }: { readonly branchName: string; readonly now: number; readonly copy: number },
): Slip {
  const opened = OpeningState.safeParse(state.body);
  const numbers = opened.success ? opened.data.numbers : null;
  return {
    title: '个人开户',
    branch: branchOf(state.origin.counter),
    branchName,
    origin: state.origin,
    acceptedAt: state.decisions.at(-1)?.at ?? state.at,
    businessDate: state.businessDate,
    lines: [...maskedLines(state.command), ...accountNumbers(state)],
    statement:
      numbers === null
        ? '您的开户申请已受理,账户号码待总部下发,下发前不能交易。号码下发后请凭本凭条到柜台查询。'
        : '您的开户申请已由总部办结,账户号码如上。',
    maker: state.maker,
    checkers: approversOf(state, 'check'),
    authorizers: approversOf(state, 'supervise'),
    copy,
    printedAt: now,
  };
}

function approversOf({ decisions }: CaseState, need: ApprovalNeed): readonly string[] {
  return decisions
    .filter((one) => one.decision === 'approve' && one.need === need)
    .map((one) => `${one.staff} ${one.name}`);
}
