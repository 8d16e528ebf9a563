import type { Refusal } from '../errors.ts';
import { visitIdleMs } from '../rulebook/counter/visit-term.ts';
import { authorityRefusals } from '../safeguards/authority.ts';
import { sessionLocked } from '../safeguards/session.ts';
import { visitRefusals } from '../safeguards/visit.ts';
import { branchOf } from '../values/ids.ts';
import {
  type Act,
  type DecideTools,
  provesActor,
  sessionBody,
  staffRow,
  visitBody,
} from './act.ts';
import { caseRow, type CaseState } from './case.ts';
import { headOfficeCommonCommands, isCommonCommand } from './common-acts.ts';
import type { Facts } from './contract.ts';

/** What is against an act before its business is asked: who acts, on which case, in which visit. */
export function mayNotAct(
  act: Act,
  state: CaseState | null,
  facts: Facts,
  tools: DecideTools,
): readonly Refusal[] {
  return [
    ...actorRefusals(act, facts, tools),
    ...caseRefusals(act, state),
    ...actVisitRefusals(act, state, facts, tools),
  ];
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
  const session = sessionBody(facts);
  if (session?.staff !== actor.staff || session.counter !== position.counter) {
    return [{ rule: 'AC-2', message: '签到记录与操作人不符,请重新签到后再办理。' }];
  }
  if (session.signedOutAt !== null) {
    return [{ rule: 'AC-2', message: '签到已结束,请重新签到后再办理。' }];
  }
  if (session.lockedAt !== null) return [sessionLocked(session.lockedAt)];
  const { authority } = session;
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
  return visitRefusals({
    visit,
    body: visitBody(facts),
    session: actor.session,
    counter: position.counter,
    at,
    needs,
    clientNo: keys['clientNo'],
    idNumber: keys['idNumber'],
    term: visitIdleMs(tables.visitTerm, act.businessDate),
  });
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
