import type { CaseState } from '../../../shared/business/case.ts';
import type { ApprovalNeed } from '../../../shared/safeguards/approval.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import type { Slip, SlipPrint } from '../../safeguards/paper/slip.ts';
import { accountNumbers } from './account-numbers.ts';
import { openingBody } from './case/opening-body.ts';
import { maskedLines } from './opening-lines.ts';
import { pendingLines, slipStatement } from './papers/slip-pending.ts';

/** The acceptance slip of an opening; what is not done yet reads 待下发, 待公安核查 …, never as if it were. */
export function openingSlip(state: CaseState, { branchName, now, copy, maker }: SlipPrint): Slip {
  const opening = openingBody(state);
  return {
    title: '个人开户',
    branch: branchOf(state.origin.counter),
    branchName,
    origin: state.origin,
    acceptedAt: state.decisions.at(-1)?.at ?? state.at,
    businessDate: state.businessDate,
    lines: [
      ...maskedLines(state.command),
      ...accountNumbers(state),
      ...(opening === null ? [] : pendingLines(opening)),
    ],
    statement: slipStatement(opening),
    maker,
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
