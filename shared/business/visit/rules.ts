import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import { proofRefusals } from '../../safeguards/visit-proofs.ts';
import { VisitBody, visitName, type VisitStart } from '../../safeguards/visit.ts';
import { comparisonName } from '../../values/text.ts';
import { CaseState } from '../case.ts';
import type { DecideContext, FactRequest } from '../contract.ts';
import type { VisitCommand } from './commands.ts';
import type { VisitEvent } from './events.ts';

/** Who the client is by the register, who has the document, and the visits of that document. */
export function visitFacts(command: VisitCommand): readonly FactRequest[] {
  if (command.type !== 'BeginVisit') return [];
  const { clientNo, idNumber } = command.data.client;
  const known: FactRequest[] =
    clientNo === null
      ? [{ name: 'holder', from: 'register', register: 'client', by: 'idNumber', value: idNumber }]
      : [{ name: 'client', from: 'register', register: 'client', by: 'key', value: clientNo }];
  return [
    ...known,
    { name: 'visits', from: 'cases', business: visitName, by: 'idNumber', value: idNumber },
  ];
}

/** Decides a visit. Rules VI-1 to VI-9, VI-16 (docs/rules.md). */
export function decideVisit(
  command: VisitCommand,
  state: VisitBody | null,
  context: DecideContext,
): readonly Refusal[] | readonly VisitEvent[] {
  return command.type === 'BeginVisit'
    ? decideBegin(command.data, state, context)
    : decideEnd(command.data.reason, state, context);
}

function decideBegin(
  start: VisitStart,
  state: VisitBody | null,
  context: DecideContext,
): readonly Refusal[] | readonly VisitEvent[] {
  const { actor, at, position } = context;
  if (state !== null || position === null) {
    return [{ rule: 'VI-9', message: '该到场核验已经记录。' }];
  }
  const refusals = [
    ...clientRefusals(start, context),
    ...proofRefusals(start, { ...context, counter: position.counter, staff: actor.staff }),
    ...openVisitRefusals(context),
  ];
  if (refusals.length > 0) return refusals;
  const { client, grade, agent } = start;
  const visit: VisitBody = {
    client,
    grade,
    agent: agent?.document.name ?? null,
    session: actor.session,
    counter: position.counter,
    beganAt: at,
    ended: null,
  };
  return [{ type: 'VisitBegan', data: visit }];
}

const registered = z.object({ name: z.string(), idKind: z.string(), idNumber: z.string() });

/** Rule VI-1: the client is who the register says; who is no client yet has no client's document. */
function clientRefusals({ client }: VisitStart, { facts }: DecideContext): Refusal[] {
  if (client.clientNo === null) {
    const holder = facts['holder']?.[0];
    if (holder === undefined) return [];
    const message = `该证件是客户 ${holder.key} 的。请按 F2 选择该客户,再核验到场。`;
    return [{ rule: 'VI-1', field: 'number', message }];
  }
  const row = registered.safeParse(facts['client']?.[0]?.body);
  const isSame =
    row.success &&
    row.data.idNumber === client.idNumber &&
    row.data.idKind === client.idKind &&
    comparisonName(row.data.name) === comparisonName(client.name);
  if (isSame) return [];
  const message = `客户 ${client.clientNo} 的总部台账没有或已有变更。请按 F2 重新选择客户。`;
  return [{ rule: 'VI-1', message }];
}

/** Rule VI-8: one open visit of a client in a session. One that lapsed is ended before another begins. */
function openVisitRefusals({ facts, actor, caseId }: DecideContext): Refusal[] {
  const open = (facts['visits'] ?? [])
    .filter((row) => row.key !== caseId)
    .map((row) => VisitBody.safeParse(CaseState.safeParse(row.body).data?.body).data)
    .some((visit) => visit?.ended === null && visit.session === actor.session);
  return open
    ? [{ rule: 'VI-8', message: '该客户的到场核验尚未结束。请先结束上一次到场,再重新核验。' }]
    : [];
}

function decideEnd(
  reason: Extract<VisitCommand, { type: 'EndVisit' }>['data']['reason'],
  state: VisitBody | null,
  { actor, at, position }: DecideContext,
): readonly Refusal[] | readonly VisitEvent[] {
  if (state === null || state.ended !== null) {
    return [{ rule: 'VI-9', message: '客户到场已经结束。' }];
  }
  return state.session === actor.session && state.counter === position?.counter
    ? [{ type: 'VisitEnded', data: { at, reason } }]
    : [{ rule: 'VI-10', message: '该到场核验不是本次签到在本终端做的,不能由您结束。' }];
}
