import { z } from 'zod';
import { BankAnswer } from '../../shared/business/account-opening/events.ts';
import type { OutwardService } from '../outward/service.ts';

const signing = {
  /** By which the bank knows the contract: the case it was asked for in. */
  contract: z.string(),
  bank: z.string(),
  card: z.string(),
};

/** A contract for the settlement money of one client with one bank (三方存管). */
export const SignBank = z.object({
  kind: z.literal('sign-bank'),
  ...signing,
  clientNo: z.string(),
  capitalAccount: z.string(),
  name: z.string(),
  document: z.string(),
  number: z.string(),
});
export type SignBank = Readonly<z.infer<typeof SignBank>>;

/** What has become of a contract the client was to confirm at the bank. */
export const ConfirmBank = z.object({ kind: z.literal('confirm-bank'), ...signing });
export type ConfirmBank = Readonly<z.infer<typeof ConfirmBank>>;

/** The bank's answer; a refusal has its reason. */
export const DepositoryAnswer = BankAnswer.pick({ status: true, reason: true });
export type DepositoryAnswer = Readonly<z.infer<typeof DepositoryAnswer>>;

/** A depository bank as head office reaches it. */
export type DepositoryBank = OutwardService<SignBank | ConfirmBank, DepositoryAnswer>;
