import { z } from 'zod';
import { longestDelegation } from '../../../shared/rulebook/counter/delegation-term.ts';
import type { RuleTables } from '../../../shared/rulebook/tables.ts';
import type { DelegationStatement } from '../../../shared/safeguards/delegation.ts';
import { ApprovalNeed, holdsNeed } from '../../../shared/safeguards/need.ts';
import { dateTyped } from '../../../shared/values/date-typed.ts';
import { isRealDate } from '../../../shared/values/dates.ts';
import { normaliseDigits } from '../../../shared/values/text.ts';
import type { Rights } from '../../safeguards/approval/rights.ts';

/** The form's values as typed. */
export interface DelegationFields {
  /** Staff number of the receiver, or empty. */
  readonly to: string;
  readonly needs: readonly ApprovalNeed[];
  readonly fromDate: string;
  readonly untilDate: string;
  readonly reason: string;
}

// What an older form saved is still worth having: each field alone, whatever became of the others.
const savedFields = z.object({
  to: z.string().catch(''),
  needs: z.array(ApprovalNeed).catch([]),
  fromDate: z.string().catch(''),
  untilDate: z.string().catch(''),
  reason: z.string().catch(''),
});

/** The fields of a draft, as far as they can be read. */
export function delegationFrom(data: unknown): DelegationFields {
  const empty = { to: '', needs: [], fromDate: '', untilDate: '', reason: '' };
  return savedFields.safeParse(data).data ?? empty;
}

/** The fields with their days written out, however they were typed; what is no day stays as it is. */
export function tidyDelegation(fields: DelegationFields): DelegationFields {
  const { fromDate, untilDate } = fields;
  return {
    ...fields,
    to: normaliseDigits(fields.to),
    fromDate: dateTyped(fromDate) ?? fromDate,
    untilDate: dateTyped(untilDate) ?? untilDate,
  };
}

export type FieldFaults = Readonly<Partial<Record<keyof DelegationFields, string>>>;

/** What is wrong before anybody signs; the rules judge again when it is submitted. */
export function checkDelegation(
  fields: DelegationFields,
  { businessDate, tables }: { readonly businessDate: string; readonly tables: RuleTables },
): FieldFaults {
  const { to, needs, fromDate, untilDate, reason } = fields;
  const faults: { -readonly [Field in keyof DelegationFields]?: string } = {};
  if (to === '') faults.to = '请选择受托人。';
  if (needs.length === 0) faults.needs = '请至少选择一项权限。';
  if (!isRealDate(fromDate)) faults.fromDate = '日期应如 20261123。';
  else if (fromDate < businessDate) faults.fromDate = '起期不能早于今天。';
  const longest = longestDelegation(tables.delegationTerm, businessDate);
  if (!isRealDate(untilDate)) faults.untilDate = '日期应如 20261123。';
  else if (untilDate < fromDate) faults.untilDate = '止期不能早于起期。';
  else if ('message' in longest) faults.untilDate = longest.message;
  else if (isRealDate(fromDate) && dayEnd(untilDate) - dayStart(fromDate) > longest.days * dayMs) {
    faults.untilDate = `转授权最长 ${longest.days} 天,请缩短期限。`;
  }
  if (reason.trim() === '') faults.reason = '请写明转授权原因。';
  return faults;
}

/** The statement the giver signs: whole days in Beijing, the first from its first instant to the last one's end. */
export function statementOf(
  fields: DelegationFields,
  who: { readonly id: string; readonly branch: string; readonly from: string },
): DelegationStatement {
  return {
    purpose: 'delegation',
    ...who,
    to: fields.to,
    needs: [...fields.needs],
    fromAt: dayStart(fields.fromDate),
    untilAt: dayEnd(fields.untilDate),
  };
}

/** The rights somebody holds themselves: only these can be handed on. */
export function heldNeeds(authority: Rights['authority']): readonly ApprovalNeed[] {
  const needs: readonly ApprovalNeed[] = ['check', 'supervise'];
  return needs.filter((need) => holdsNeed(authority, need));
}

const dayMs = 24 * 3_600_000;

function dayStart(date: string): number {
  return Date.parse(`${date}T00:00:00+08:00`);
}

function dayEnd(date: string): number {
  return dayStart(date) + dayMs - 1;
}
