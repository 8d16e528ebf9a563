import type { Reason } from '../feed/item.ts';
import { sameCanonical } from '../journal/canonical.ts';
import type { Actor, JournalEvent } from '../journal/entry.ts';
import {
  type ApprovalRequest,
  decisionRefusals,
  type SignedDecision,
} from '../safeguards/approval.ts';
import { DelegationBody } from '../safeguards/delegation.ts';
import { type RefusalReason, refusalComment, refusalWords } from '../safeguards/refusal-reason.ts';
import { branchOf } from '../values/ids.ts';
import { type Act, type DecideTools, staffRow } from './act.ts';
import { approvalsOf, CaseState, openNeeds } from './case.ts';
import { type DecideContext, type Facts, isRefused, type Parsed } from './contract.ts';
import { type Decided, events, refused, unreadable } from './decided.ts';

/** Decides a checker's or supervisor's decision on the waiting act; the last one decides that act anew. */
export function decideApproval(
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
  const { need, staff, at } = decision.statement;
  const told = toldBy(decision.statement);
  const decided: JournalEvent = {
    type: 'ApprovalDecided',
    data: {
      need,
      staff,
      name: decision.authority.statement.name,
      decision: decision.statement.decision,
      comment: told.comment,
      at,
      ...usedDelegation(decision),
    },
  };
  if (decision.statement.decision === 'refuse') {
    return events(decided, { type: 'Returned', data: { reasons: told.reasons, by: 'checker' } });
  }
  if (openNeeds(open).some((one) => one !== need)) return events(decided);
  const waiting = act.business.parse(open.request.command);
  if (waiting === null) return unreadable();
  const approvers = [...approvalsOf(open).map((one) => one.staff), staff];
  return decideWaiting(waiting, open, decided, { ...context, approvers });
}

/**
 * What a decider says, in words for the case, and as reasons at their fields for the maker. Words of their own stand
 * beside the reasons unless they only repeat them. Rules AP-9, AP-15.
 */
function toldBy({ comment, reasons = [] }: SignedDecision['statement']): {
  readonly comment: string;
  readonly reasons: Reason[];
} {
  const own = reasons.length > 0 && comment === refusalComment(reasons) ? '' : comment;
  return {
    comment: reasons.map(refusalWords).join('') + own,
    reasons: [
      ...reasons.map(returnedFor),
      ...(own === '' ? [] : [{ rule: 'AP-9', message: `复核退回:${own}` }]),
    ],
  };
}

function returnedFor(reason: RefusalReason): Reason {
  const { place, presence } = reason;
  return {
    rule: 'AP-15',
    ...(place === null ? {} : { field: place.field }),
    message: `复核退回:${refusalWords(reason)}`,
    presence,
  };
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
export function askApprover(
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
  const submitted = { counter: state.origin.counter, at: state.request.requestedAt };
  const outcome = waiting.decide(state.body, { ...context, actor: maker, submitted });
  if (isRefused(outcome)) return { status: 'refused', refusals: outcome };
  return events(decided, ...outcome);
}
