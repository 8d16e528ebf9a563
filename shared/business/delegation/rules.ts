import type { Refusal } from '../../errors.ts';
import { longestDelegation } from '../../rulebook/counter/delegation-term.ts';
import { StaffRow } from '../../safeguards/authority.ts';
import {
  type DelegationBody,
  type DelegationStatement,
  giverRefusals,
} from '../../safeguards/delegation.ts';
import { holdsNeed } from '../../safeguards/need.ts';
import { beijingDateTime } from '../../values/dates.ts';
import { branchOf } from '../../values/ids.ts';
import type { DecideContext, FactRequest } from '../contract.ts';
import type { DelegationCommand, Grant } from './commands.ts';
import type { DelegationEvent } from './events.ts';

const dayMs = 24 * 3_600_000;

/** The roster rows of who gives and who receives. */
export function delegationFacts(command: DelegationCommand): readonly FactRequest[] {
  if (command.type !== 'GrantDelegation') return [];
  const { from, to } = command.data.delegation.statement;
  const row = (name: string, value: string): FactRequest => ({
    name,
    from: 'register',
    register: 'staff',
    by: 'key',
    value,
  });
  return [row('giverRow', from), row('receiverRow', to)];
}

/** Decides a grant or a revocation. Rules DE-1, DE-2, DE-7…DE-11 (docs/rules.md). */
export function decideDelegation(
  command: DelegationCommand,
  state: DelegationBody | null,
  context: DecideContext,
): readonly Refusal[] | readonly DelegationEvent[] {
  if (command.type === 'GrantDelegation') return decideGrant(command.data, state, context);
  if (state === null) return [{ rule: 'DE-11', message: '该转授权尚未生效,请撤回而不是撤销。' }];
  if (state.revoked !== null) return [{ rule: 'DE-11', message: '该转授权已经撤销。' }];
  const reason = command.data.reason.trim();
  if (reason === '') {
    return [{ rule: 'DE-10', field: 'reason', message: '请写明撤销原因。' }];
  }
  const { actor, at } = context;
  return [{ type: 'DelegationRevoked', data: { staff: actor.staff, at, reason } }];
}

function decideGrant(
  grant: Grant,
  state: DelegationBody | null,
  context: DecideContext,
): readonly Refusal[] | readonly DelegationEvent[] {
  const { delegation, toName } = grant;
  const reason = grant.reason.trim();
  if (state !== null) {
    return [{ rule: 'DE-11', message: '该转授权已经生效,不能更改。需要时请撤销后重新办理。' }];
  }
  const { suite, headOfficeKey, at, actor, caseId, position } = context;
  const { statement } = delegation;
  if (statement.id !== caseId || statement.from !== actor.staff) {
    return [{ rule: 'DE-1', message: '转授权须由本人办理并签名,请重新填写。' }];
  }
  const branch = position === null ? '' : branchOf(position.counter);
  const row = rowOf(context, 'giverRow');
  const refusals = [
    ...giverRefusals(delegation, { suite, headOfficeKey, branch, row, at }),
    ...receiverRefusals(statement, toName, branch, context),
    ...termRefusals(statement, delegation.authority.statement.until, context),
  ];
  if (reason === '') {
    refusals.push({ rule: 'DE-10', field: 'reason', message: '请写明转授权原因。' });
  }
  return refusals.length > 0
    ? refusals
    : [{ type: 'DelegationGranted', data: { delegation, toName, reason } }];
}

function receiverRefusals(
  { from, to, needs }: DelegationStatement,
  toName: string,
  branch: string,
  context: DecideContext,
): Refusal[] {
  const refuse = (message: string): Refusal[] => [{ rule: 'DE-7', field: 'to', message }];
  if (from === to) return refuse('不能转授给本人,请选择另一位人员。');
  if (context.approvers.includes(to)) {
    return refuse('受托人不能授权给自己的转授权,请由另一位主管授权。');
  }
  const row = rowOf(context, 'receiverRow');
  if (row === null) return [];
  if (row.branch !== branch || row.revokedAt !== null) {
    return refuse(`${to} ${toName} 不在本营业部或权限已撤销,不能受托。`);
  }
  const isNeedless = needs.every((need) => holdsNeed(row, need));
  return isNeedless ? refuse(`${to} ${toName} 本人已有该权限,不需转授。`) : [];
}

function termRefusals(
  { fromAt, untilAt }: DelegationStatement,
  authorityUntil: number,
  { at, businessDate, tables }: DecideContext,
): Refusal[] {
  const refuse = (message: string): Refusal[] => [{ rule: 'DE-8', field: 'until', message }];
  const longest = longestDelegation(tables.delegationTerm, businessDate);
  if ('message' in longest) return refuse(longest.message);
  if (untilAt <= fromAt || untilAt <= at) return refuse('止期须晚于起期和现在,请更改。');
  if (untilAt - fromAt > longest.days * dayMs) {
    return refuse(`转授权最长 ${longest.days} 天,请缩短期限。`);
  }
  if (untilAt > authorityUntil) {
    const until = beijingDateTime(authorityUntil);
    return refuse(`本人权限有效期至 ${until},转授权不能超过。请缩短期限或联网更新权限。`);
  }
  return [];
}

function rowOf({ facts }: DecideContext, name: string): StaffRow | null {
  const parsed = StaffRow.safeParse(facts[name]?.[0]?.body);
  return parsed.success ? parsed.data : null;
}
