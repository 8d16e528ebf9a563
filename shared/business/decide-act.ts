import type { Refusal } from '../errors.ts';
import { commandDigest } from '../journal/entry.ts';
import { approvalTermMs } from '../rulebook/counter/approval-term.ts';
import type { ApprovalRequest } from '../safeguards/approval.ts';
import type { Act, DecideTools } from './act.ts';
import type { CaseState } from './case.ts';
import { type ClientCall, CommonCommand, isCommonCommand } from './common-acts.ts';
import { type AnyBusiness, type DecideContext, type Facts, isRefused } from './contract.ts';
import { askApprover, decideApproval } from './decide-approval.ts';
import { type Decided, events, refused, unreadable } from './decided.ts';
import { mayNotAct } from './who-may-act.ts';

/**
 * Decides an act: who may, what is waiting, what the business says, which approvals are missing. Given the
 * same state, facts and edition, counter and head office get the same answer.
 */
export function decideAct(
  act: Act,
  state: CaseState | null,
  facts: Facts,
  tools: DecideTools,
): Decided {
  const mayNot = mayNotAct(act, state, facts, tools);
  if (mayNot.length > 0) return { status: 'refused', refusals: mayNot };
  const context: DecideContext = {
    facts,
    actor: act.actor,
    at: act.at,
    businessDate: act.businessDate,
    tables: tools.tables,
    caseId: act.caseId,
    stage: state?.stage ?? null,
    approvers: [],
    position: act.position,
    submitted: { counter: act.position?.counter ?? '', at: act.at },
    suite: tools.suite,
    headOfficeKey: tools.headOfficeKey,
  };
  return isCommonCommand(act.command.type)
    ? decideCommon(act, state, facts, context, tools)
    : decideBusiness(act, state, context, tools);
}

function decideBusiness(
  act: Act,
  state: CaseState | null,
  context: DecideContext,
  tools: DecideTools,
): Decided {
  const parsed = act.business.parse(act.command);
  if (parsed === null) return unreadable();
  if (state?.request && act.at <= state.request.expiresAt) {
    return refused({ rule: 'CA-2', message: '该业务已提交,正在等待复核。请先复核或撤回。' });
  }
  if (state !== null && state.stage === 'withdrawn') {
    return refused({ rule: 'CA-3', message: '该业务已撤回,不能再办理。请重新登记。' });
  }
  const outcome = parsed.decide(state?.body ?? null, context);
  if (isRefused(outcome)) return { status: 'refused', refusals: outcome };
  const needs = parsed.approvals(state?.body ?? null, context);
  if (needs.length === 0) return { status: 'events', events: outcome };
  const term = approvalTermMs(tools.tables.approvalTerm, act.businessDate);
  if ('message' in term) return refused({ rule: 'AP-10', message: term.message });
  const request: ApprovalRequest = {
    command: act.command,
    digest: commandDigest(tools.suite, act.business.name, act.command),
    needs: [...needs],
    maker: act.actor.staff,
    requestedAt: act.at,
    expiresAt: act.at + term.ms,
  };
  return { status: 'events', events: [{ type: 'ApprovalRequested', data: request }] };
}

function decideCommon(
  act: Act,
  state: CaseState | null,
  facts: Facts,
  context: DecideContext,
  tools: DecideTools,
): Decided {
  const parsed = CommonCommand.safeParse(act.command);
  if (!parsed.success) return unreadable();
  const command = parsed.data;
  switch (command.type) {
    case 'DecideApproval':
      return decideApproval(act, state, command.data, facts, context, tools);
    case 'AskApprover':
      return askApprover(act, state, command.data, facts);
    case 'Withdraw': {
      const refusal = withdrawalRefusal(act.business, state, command.data.reason);
      return refusal === null
        ? events({ type: 'Withdrawn', data: command.data })
        : refused(refusal);
    }
    case 'NoteCall':
      return decideCall(command.data, state, act.at);
    case 'PrintPaper':
      return state !== null && (state.stage === 'accepted' || state.stage === 'done')
        ? events({ type: 'Printed', data: command.data })
        : refused({ rule: 'CA-7', message: '该业务尚未受理,不能打印受理凭条。' });
    case 'ReturnCase':
      return state !== null && (state.stage === 'accepted' || state.stage === 'awaiting-approval')
        ? events({ type: 'Returned', data: { reasons: command.data.reasons, by: 'head-office' } })
        : refused({ rule: 'CA-5', message: '该业务已不在办理中,不能退回。' });
    case 'ExpireApproval':
      return state?.request?.command.id === command.data.commandId &&
        act.at > state.request.expiresAt
        ? events({ type: 'Returned', data: { reasons: [approvalExpired], by: 'timer' } })
        : refused({ rule: 'CA-5', message: '该业务已不在等待复核。' });
  }
}

const approvalExpired = { rule: 'AP-5', message: '复核时限已过,无人复核。请核对后重新提交。' };

/** Null when the case may be withdrawn or voided now, else why not, in Chinese. Rules CA-4, CA-10. */
export function withdrawal(business: AnyBusiness, state: CaseState | null): string | null {
  return notTakenBack(business, state)?.message ?? null;
}

/** What is against taking a case back; one that was accepted is voided only with a reason. */
function withdrawalRefusal(
  business: AnyBusiness,
  state: CaseState | null,
  reason: string,
): Refusal | null {
  const refusal = notTakenBack(business, state);
  if (refusal !== null || state?.stage !== 'accepted' || reason.trim() !== '') return refusal;
  return { rule: 'CA-10', field: 'reason', message: '作废已受理的业务,请写明原因。' };
}

function notTakenBack(business: AnyBusiness, state: CaseState | null): Refusal | null {
  if (state === null) return { rule: 'CA-4', message: '没有可撤回的业务。' };
  const undo = business.undo(state.body);
  switch (state.stage) {
    case 'awaiting-approval':
    case 'returned':
      return undo.kind === 'none' ? { rule: 'CA-4', message: undo.reason } : null;
    case 'accepted':
      if (undo.kind === 'void') return null;
      return undo.kind === 'withdraw' && undo.accepted !== undefined
        ? { rule: 'CA-10', message: undo.accepted }
        : acceptedAlready;
    case 'withdrawn':
      return { rule: 'CA-4', message: '该业务已经撤回。' };
    case 'done':
      return acceptedAlready;
  }
}

const acceptedAlready: Refusal = { rule: 'CA-4', message: '该业务已经受理,不能撤回。' };

/** A call is noted while the case is returned, once it was made. Rule CA-9. */
function decideCall(call: ClientCall, state: CaseState | null, at: number): Decided {
  if (state?.stage !== 'returned') {
    return refused({ rule: 'CA-9', message: '该业务不在退回补正中,不需登记联系客户。' });
  }
  return call.at > at
    ? refused({ rule: 'CA-9', field: 'at', message: '联系时间晚于现在,请核对。' })
    : events({ type: 'ClientCalled', data: call });
}
