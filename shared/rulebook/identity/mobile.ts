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
