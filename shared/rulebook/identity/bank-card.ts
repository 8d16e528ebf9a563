import type { Explained } from '../explain.ts';
import { type CheckStep, stepLines } from './check-steps.ts';
import { identityRefusals } from './messages.ts';

const CARD = /^\d{15,19}$/;

/** Why a card number looks wrong; `identityRefusals.bankCard` has the words for staff. */
type BankCardReason = keyof typeof identityRefusals.bankCard;

/** A bank card number's check. CHECKSUM only warns: some old cards fail it. */
export type BankCardCheck =
  | { readonly valid: true }
  | { readonly valid: false; readonly reason: BankCardReason };

const steps: readonly CheckStep<BankCardReason>[] = [
  { reason: 'FORMAT', title: '15 至 19 位数字', source: '银行卡号编码惯例 · M' },
  { reason: 'CHECKSUM', title: '末位校验(Luhn)', source: '银行卡号编码惯例 · M' },
];

/**
 * Checks a bank card number as given: 15 to 19 digits, the last one by Luhn. Rule ID-14 (docs/rules.md). Never throws.
 *
 * checkBankCard('6217000000000000012') → { valid: true }
 */
export function checkBankCard(number: string): BankCardCheck {
  if (!CARD.test(number)) return { valid: false, reason: 'FORMAT' };
  return luhnSum(number) % 10 === 0 ? { valid: true } : { valid: false, reason: 'CHECKSUM' };
}

/** `checkBankCard` with its reasons. */
export function explainBankCard(number: string): Explained<BankCardCheck> {
  const answer = checkBankCard(number);
  const failed = answer.valid ? null : answer.reason;
  return { found: true, answer, lines: stepLines(steps, identityRefusals.bankCard, failed) };
}

/** Every second digit from the right is doubled, and counted by the sum of its own digits. */
function luhnSum(number: string): number {
  return Array.from(number)
    .toReversed()
    .map((digit, at) => (at % 2 === 0 ? Number(digit) : Number(digit) * 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0);
}
