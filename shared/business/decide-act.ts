import type { Refusal } from '../errors.ts';
import { sameCanonical } from '../journal/canonical.ts';
import type { Actor, Command, JournalEvent } from '../journal/entry.ts';
import { commandDigest } from '../journal/entry.ts';
import { approvalTermMs } from '../rulebook/counter/approval-term.ts';
import {
  type ApprovalRequest,
  decisionRefusals,
  type SignedDecision,
} from '../safeguards/approval.ts';
import { authorityRefusals, StaffRow } from '../safeguards/authority.ts';
import { DelegationBody, delegationName, type SignedDelegation } from '../safeguards/delegation.ts';
import { SessionBody, sessionLocked } from '../safeguards/session.ts';
import { type CarriedVisit, VisitBody, visitName, visitRefusals } from '../safeguards/visit.ts';
import type { RuleTables } from '../rulebook/tables.ts';
import { visitIdleMs } from '../rulebook/counter/visit-term.ts';
import type { Suite } from '../suite.ts';
import { branchOf } from '../values/ids.ts';
import { approvalsOf, caseRow, CaseState, openNeeds } from './case.ts';
import { CommonCommand, headOfficeCommonCommands, isCommonCommand } from './common-acts.ts';
import {
  type AnyBusiness,
  type DecideContext,
  type FactRequest,
  type Facts,
  isRefused,
  type JournalPosition,
  type Parsed,
} from './contract.ts';

/** One act to be decided, the same at the counter and in head office's lane. */
export interface Act {
  readonly business: AnyBusiness;
  readonly caseId: string;
  readonly command: Command;
  readonly actor: Actor;
  readonly at: number;
  readonly businessDate: string;
  readonly position: JournalPosition | null;
  /** The visit it carries; absent when it carries none. */
  readonly visit?: CarriedVisit;
}

/** What deciding needs beside the facts. */
export interface DecideTools {
  readonly suite: Suite;
  readonly headOfficeKey: string;
  readonly tables: RuleTables;
}

export type Decided =
  | { readonly status: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly status: 'events'; readonly events: readonly JournalEvent[] };

/** Facts an act needs: its session, the roster rows of who acts and decides, and the business's own. */
export function factsForAct(act: Act, state: CaseState | null): readonly FactRequest[] {
  const requests: FactRequest[] = [];
  if (act.actor.role !== 'head-office') {
    requests.push(staffRowRequest('actorRow', act.actor.staff));
  }
  if (act.actor.role !== 'head-office' && !provesActor(act)) {
    requests.push({
      name: 'session',
      from: 'cases',
      business: 'session',
      by: 'key',
      value: act.actor.session,
    });
  }
  if (act.visit !== undefined) {
    const { id } = act.visit;
    requests.push({ name: 'visit', from: 'cases', business: visitName, by: 'key', value: id });
  }
  if (!isCommonCommand(act.command.type)) {
    return [...requests, ...(act.business.parse(act.command)?.facts(state?.body ?? null) ?? [])];
  }
  const common = CommonCommand.safeParse(act.command);
  if (common.success && common.data.type === 'DecideApproval') {
    const { statement, delegation } = common.data.data;
    requests.push(staffRowRequest('deciderRow', statement.staff));
    if (delegation !== undefined) requests.push(...delegationRequests(delegation));
    // The last approval decides the waiting command anew, with the facts of now.
    const waiting = state?.request ? act.business.parse(state.request.command) : null;
    requests.push(...(waiting?.facts(state?.body ?? null) ?? []));
  }
  if (common.success && common.data.type === 'AskApprover') {
    requests.push(staffRowRequest('askedRow', common.data.data.staff));
  }
  return requests;
}

/** The giver's roster row, and the delegation's case: granted and not revoked, or it cannot be used. */
function delegationRequests({ statement }: SignedDelegation): readonly FactRequest[] {
  const { id, from } = statement;
  return [
    staffRowRequest('giverRow', from),
    { name: 'delegation', from: 'cases', business: delegationName, by: 'key', value: id },
  ];
}

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
  const mayNot = [
    ...actorRefusals(act, facts, tools),
    ...caseRefusals(act, state),
    ...actVisitRefusals(act, state, facts, tools),
  ];
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
    suite: tools.suite,
    headOfficeKey: tools.headOfficeKey,
  };
  return isCommonCommand(act.command.type)
    ? decideCommon(act, state, facts, context, tools)
    : decideBusiness(act, state, facts, context, tools);
}

function decideBusiness(
  act: Act,
  state: CaseState | null,
  facts: Facts,
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
  const needs = parsed.approvals(state?.body ?? null, facts);
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
      const undo = withdrawal(act.business, state);
      return undo === null
        ? events({ type: 'Withdrawn', data: command.data })
        : refused({ rule: 'CA-4', message: undo });
    }
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

/** Null when the case may be withdrawn now, else why not, in Chinese. */
export function withdrawal(business: AnyBusiness, state: CaseState | null): string | null {
  if (state === null) return '没有可撤回的业务。';
  if (state.stage !== 'awaiting-approval' && state.stage !== 'returned') {
    return state.stage === 'withdrawn' ? '该业务已经撤回。' : '该业务已经受理,不能撤回。';
  }
  const undo = business.undo(state.body);
  return undo.kind === 'withdraw' ? null : undo.reason;
}

function decideApproval(
  act: Act,
  state: CaseState | null,
  decision: SignedDecision,
  facts: Facts,
  context: DecideContext,
  tools: DecideTools,
): Decided {
  const branch = act.position === null ? '' : branchOf(act.position.counter);
  const refusals = decisionRefusals(decision, {
    suite: tools.suite,
    headOfficeKey: tools.headOfficeKey,
    branch,
    caseId: act.caseId,
    request: state?.request ?? null,
    approved: state === null ? [] : approvalsOf(state),
    row: staffRow(facts, 'deciderRow'),
    giverRow: staffRow(facts, 'giverRow'),
    delegationInForce: isInForce(decision, facts),
    at: act.at,
  });
  if (refusals.length > 0) return { status: 'refused', refusals };
  // decisionRefusals has refused a case without an open request.
  const open = state as CaseState & { readonly request: ApprovalRequest };
  const { need, staff, comment, at } = decision.statement;
  const decided: JournalEvent = {
    type: 'ApprovalDecided',
    data: {
      need,
      staff,
      name: decision.authority.statement.name,
      decision: decision.statement.decision,
      comment,
      at,
      ...usedDelegation(decision),
    },
  };
  if (decision.statement.decision === 'refuse') {
    const reason = { rule: 'AP-9', message: `复核退回:${comment}` };
    return events(decided, { type: 'Returned', data: { reasons: [reason], by: 'checker' } });
  }
  if (openNeeds(open).some((one) => one !== need)) return events(decided);
  const waiting = act.business.parse(open.request.command);
  if (waiting === null) return unreadable();
  const approvers = [...approvalsOf(open).map((one) => one.staff), staff];
  return decideWaiting(waiting, open, decided, { ...context, approvers });
}

/** Whether the delegation a decision is given by is known here, as it was signed, granted and not revoked. */
function isInForce({ delegation }: SignedDecision, facts: Facts): boolean {
  const known = CaseState.safeParse(facts['delegation']?.[0]?.body);
  const body = known.success ? DelegationBody.safeParse(known.data.body) : null;
  return (
    delegation !== undefined &&
    body?.success === true &&
    body.data.revoked === null &&
    sameCanonical(body.data.delegation, delegation)
  );
}

function usedDelegation({ delegation }: SignedDecision): {
  readonly delegation?: { readonly id: string; readonly from: string; readonly name: string };
} {
  if (delegation === undefined) return {};
  const { statement, authority } = delegation;
  const { id, from } = statement;
  return { delegation: { id, from, name: authority.statement.name } };
}

/** Rule AP-12: an open request is sent to another person of the branch, as far as it is known. */
function askApprover(
  act: Act,
  state: CaseState | null,
  asked: { readonly staff: string; readonly name: string },
  facts: Facts,
): Decided {
  if (state?.request == null || act.at > state.request.expiresAt) {
    return refused({ rule: 'AP-12', message: '该业务不在等待复核,不能送复核。' });
  }
  if (asked.staff === state.request.maker) {
    return refused({ rule: 'AP-12', message: '不能送经办人本人复核,请选择另一位有权限的人员。' });
  }
  const row = staffRow(facts, 'askedRow');
  const branch = act.position === null ? '' : branchOf(act.position.counter);
  if (row !== null && (row.branch !== branch || row.revokedAt !== null)) {
    const message = `${asked.staff} ${asked.name} 不在本营业部或权限已撤销,请选择另一位。`;
    return refused({ rule: 'AP-12', message });
  }
  return events({ type: 'ApproverAsked', data: { ...asked, at: act.at } });
}

/** The last approval: the waiting command is decided anew as its maker's act, and its events ride in this entry. */
function decideWaiting(
  waiting: Parsed,
  state: CaseState & { readonly request: ApprovalRequest },
  decided: JournalEvent,
  context: DecideContext,
): Decided {
  const maker: Actor = { ...context.actor, staff: state.request.maker, role: 'maker' };
  const outcome = waiting.decide(state.body, { ...context, actor: maker });
  if (isRefused(outcome)) return { status: 'refused', refusals: outcome };
  return events(decided, ...outcome);
}

function actorRefusals(act: Act, facts: Facts, tools: DecideTools): readonly Refusal[] {
  const { actor, business, command, position } = act;
  const onlyHeadOffice =
    business.headOfficeCommands.includes(command.type) ||
    headOfficeCommonCommands.includes(command.type);
  if (actor.role === 'head-office') {
    return position === null && onlyHeadOffice
      ? []
      : [{ rule: 'AC-1', message: '总部的操作只能由总部系统发出。' }];
  }
  if (onlyHeadOffice || position === null) {
    return [{ rule: 'AC-1', message: '该操作只能由总部办理。' }];
  }
  if (provesActor(act)) return [];
  const session = CaseState.safeParse(facts['session']?.[0]?.body);
  const body = session.success ? SessionBody.safeParse(session.data.body) : null;
  if (!body?.success || body.data.staff !== actor.staff || body.data.counter !== position.counter) {
    return [{ rule: 'AC-2', message: '签到记录与操作人不符,请重新签到后再办理。' }];
  }
  if (body.data.signedOutAt !== null) {
    return [{ rule: 'AC-2', message: '签到已结束,请重新签到后再办理。' }];
  }
  if (body.data.lockedAt !== null) return [sessionLocked(body.data.lockedAt)];
  const { authority } = body.data;
  const refusals = authorityRefusals(tools.suite, tools.headOfficeKey, authority, {
    branch: branchOf(position.counter),
    at: act.at,
    row: staffRow(facts, 'actorRow'),
  });
  if (refusals.length > 0) return refusals;
  const held = authority.statement.roles.includes(actor.role);
  const may = isCommonCommand(command.type) || business.roles.includes(actor.role);
  return held && may
    ? []
    : [
        {
          rule: 'AC-3',
          message: `${actor.staff} ${authority.statement.name} 没有办理${business.title}的权限。`,
        },
      ];
}

/**
 * What is against the visit an act carries, or against its having none. A decision on a waiting act, or its paper,
 * needs no visit: the client was there when it was submitted.
 */
function actVisitRefusals(
  act: Act,
  state: CaseState | null,
  facts: Facts,
  { tables }: DecideTools,
): readonly Refusal[] {
  const { business, command, actor, at, visit = null, position } = act;
  if (actor.role === 'head-office' || position === null) return [];
  const parsed = isCommonCommand(command.type) ? null : business.parse(command);
  const needs = parsed?.visit() ?? null;
  if (visit === null && needs === null) return [];
  const keys = parsed?.draftSummary().keys ?? (state === null ? {} : caseRow(business, state).keys);
  const found = CaseState.safeParse(facts['visit']?.[0]?.body);
  return visitRefusals({
    visit,
    body: VisitBody.safeParse(found.data?.body).data ?? null,
    session: actor.session,
    counter: position.counter,
    at,
    needs,
    clientNo: keys['clientNo'],
    idNumber: keys['idNumber'],
    term: visitIdleMs(tables.visitTerm, act.businessDate),
  });
}

/** Whether the business itself proves who acts, as the sign-in does. It never sees a common command. */
function provesActor({ business, command }: Act): boolean {
  return business.provesActorItself && !isCommonCommand(command.type);
}

/** A case is opened by a business command whose id it takes; everything else needs the case to be there. */
function caseRefusals(act: Act, state: CaseState | null): readonly Refusal[] {
  if (act.business.provesActorItself && isCommonCommand(act.command.type)) {
    return [{ rule: 'CA-8', message: '签到签退不需复核,也不能撤回、打印或退回。' }];
  }
  if (state !== null) {
    return state.business === act.business.name
      ? []
      : [{ rule: 'CA-1', message: '业务编号对应的是另一种业务。' }];
  }
  const opens =
    act.caseId === act.command.id &&
    !isCommonCommand(act.command.type) &&
    act.actor.role !== 'head-office';
  return opens ? [] : [{ rule: 'CA-1', message: '找不到该业务,可能尚未收到。请稍后再试。' }];
}

function staffRowRequest(name: string, staff: string): FactRequest {
  return { name, from: 'register', register: 'staff', by: 'key', value: staff };
}

function staffRow(facts: Facts, name: string): StaffRow | null {
  const parsed = StaffRow.safeParse(facts[name]?.[0]?.body);
  return parsed.success ? parsed.data : null;
}

function events(...list: readonly JournalEvent[]): Decided {
  return { status: 'events', events: list };
}

function refused(refusal: Refusal): Decided {
  return { status: 'refused', refusals: [refusal] };
}

function unreadable(): Decided {
  return refused({
    rule: 'CA-6',
    message: '提交的内容格式不符,未受理。请重新打开该业务后再提交。',
  });
}
