import type { Refusal } from '../../errors.ts';
import { formatSerial } from '../../values/ids.ts';
import { CaseState } from '../case.ts';
import type { DecideContext } from '../contract.ts';

/**
 * The same document with a client of the branch or in another opening under way, told at the field of the number.
 * Facts may only forbid. The form asks it as soon as the number is complete, and `decide` again. Rules AO-5, AO-6.
 */
export function duplicateRefusals(
  context: Pick<DecideContext, 'facts' | 'caseId'>,
  field: string,
): readonly Refusal[] {
  const client = context.facts['clientsWithDocument']?.[0];
  if (client !== undefined) {
    const message = `该证件已在本营业部开户,客户号 ${client.key}。请核对客户,已有账户不能重复开立。`;
    return [{ rule: 'AO-5', field, message }];
  }
  const others = (context.facts['openingsWithDocument'] ?? [])
    .filter((row) => row.key !== context.caseId)
    .map((row) => CaseState.safeParse(row.body))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []))
    .filter((other) => other.stage === 'awaiting-approval' || other.stage === 'accepted');
  const [other] = others;
  if (other === undefined) return [];
  const message = `该证件已有一笔开户在办,流水号 ${formatSerial(other.origin)}。请先办完或撤回那一笔。`;
  return [{ rule: 'AO-6', field, message }];
}
