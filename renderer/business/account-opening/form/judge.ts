import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import type { ApplicationContext } from '../../../../shared/business/account-opening/application/context.ts';
import { applicationRefusals } from '../../../../shared/business/account-opening/application/refusals.ts';
import type { Refusal } from '../../../../shared/errors.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';

/**
 * Everything wrong or missing, also while half a character stands in a field: that can be told at its field, but nothing
 * with it can be hashed, so answers and papers are left out until it is gone. No entry could hold it.
 */
export function judge(
  application: Application,
  evidence: readonly EvidenceRef[],
  context: ApplicationContext,
): readonly Refusal[] {
  if (isWhole(application)) return applicationRefusals(application, evidence, context);
  const unchecked = { ...application, checks: { police: null, clearing: null } };
  const unprinted = evidence.filter(({ kind }) => kind !== 'paper-content');
  return applicationRefusals(unchecked, unprinted, context);
}

/** Whether it can be hashed: JSON writes half a character as an escape, and nothing else above U+D7FF. */
export function isWhole(application: Application): boolean {
  return !/\\ud[89a-f]/.test(JSON.stringify(application));
}
