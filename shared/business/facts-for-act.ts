import { delegationName, type SignedDelegation } from '../safeguards/delegation.ts';
import { visitName } from '../safeguards/visit.ts';
import { type Act, provesActor } from './act.ts';
import type { CaseState } from './case.ts';
import { CommonCommand, isCommonCommand } from './common-acts.ts';
import type { FactRequest } from './contract.ts';

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

function staffRowRequest(name: string, staff: string): FactRequest {
  return { name, from: 'register', register: 'staff', by: 'key', value: staff };
}
