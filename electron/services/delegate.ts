import type { PanelAnswer } from '../../shared/bridge/staff-keys.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import {
  type DelegationStatement,
  giverRefusals,
  type SignedDelegation,
} from '../../shared/safeguards/delegation.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { EnrolmentAnswer } from '../../shared/sync/contact.ts';
import { branchOf } from '../../shared/values/ids.ts';
import type { Judged } from './panel.ts';
import { checkCredential, type CredentialParts, refused } from './staff-credential.ts';

/** Signs a delegation with the giver's key once they have given their own password; only of a right they hold. */
export async function delegate(
  parts: CredentialParts,
  counter: EnrolmentAnswer,
  statement: DelegationStatement,
  answer: Extract<PanelAnswer, { kind: 'delegate' }>,
): Promise<Judged<SignedDelegation>> {
  const branch = branchOf(counter.counter);
  if (statement.branch !== branch) return refused(null, '该转授权不属于本营业部,不能在此办理。');
  const checked = await checkCredential(parts, counter, statement.from, answer.password);
  if (checked.status === 'refused') {
    // The giver is settled: whatever is wrong is said where they type.
    return { ...checked, field: 'password' };
  }
  const { document, key } = checked.value;
  const { authority } = document;
  const delegation = { statement, signature: key.sign(canonicalBytes(statement)), authority };
  const { headOfficeKey } = counter;
  const at = parts.clock();
  const context = { suite: intl1, headOfficeKey, branch, row: null, at };
  const [refusal] = giverRefusals(delegation, context);
  return refusal === undefined
    ? { status: 'done', value: delegation }
    : refused(null, refusal.message);
}
