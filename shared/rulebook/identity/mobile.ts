import type { Explained } from '../explain.ts';
import { type CheckStep, stepLines } from './check-steps.ts';
import { identityRefusals } from './messages.ts';

const MOBILE = /^1[3-9]\d{9}$/;

/** A mobile number's check; `identityRefusals.mobile` has the words for staff. */
export type MobileCheck =
  | { readonly valid: true }
  | { readonly valid: false; readonly reason: 'FORMAT' };

/**
 * Checks a mainland mobile number as given: 11 digits, without country code. Rule ID-7 (docs/rules.md). Never throws.
 *
 * checkMobile('13900000001') → { valid: true }
 */
export function checkMobile(number: string): MobileCheck {
  return MOBILE.test(number) ? { valid: true } : { valid: false, reason: 'FORMAT' };
}

const steps: readonly CheckStep<'FORMAT'>[] = [
  { reason: 'FORMAT', title: '手机号码格式', source: '公众移动通信号码段 · H' },
];

/** `checkMobile` with its reason. */
export function explainMobile(number: string): Explained<MobileCheck> {
  const answer = checkMobile(number);
  const failed = answer.valid ? null : answer.reason;
  return { found: true, answer, lines: stepLines(steps, identityRefusals.mobile, failed) };
}
