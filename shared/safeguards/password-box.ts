import { z } from 'zod';
import { canonicalBytes } from '../journal/canonical.ts';
import type { Suite } from '../suite.ts';
import { fromHex } from '../values/bytes.ts';
import { CommandId, CounterId } from '../values/ids.ts';
import { SignatureHex } from './authority.ts';

/** A client number as head office gives it. */
export const ClientNo = z.string().min(1).max(32);

/** 32 random bytes of head office, used once. */
export const PasswordNonce = z.string().regex(/^[0-9a-f]{64}$/);

/** Head office's password key: an age recipient (X25519). */
export const PasswordRecipient = z.string().regex(/^age1[a-z0-9]{1,100}$/);

/**
 * What head office asks a keypad: whose password, in which visit at which counter, and the key it is to be
 * sealed to. Signed as a whole, so that nothing between can change the client or bring a key of its own.
 * Example: {"purpose":"password-challenge","challenge":"7d0e…","clientNo":"0101000000","counter":"0101-02",
 * "visit":"0190…","recipient":"age1…"}
 */
export const PasswordChallenge = z.object({
  purpose: z.literal('password-challenge'),
  challenge: PasswordNonce,
  clientNo: ClientNo,
  counter: CounterId,
  visit: CommandId,
  recipient: PasswordRecipient,
});
export type PasswordChallenge = Readonly<z.infer<typeof PasswordChallenge>>;

export const SignedPasswordChallenge = z.object({
  statement: PasswordChallenge,
  signature: SignatureHex,
});
export type SignedPasswordChallenge = Readonly<z.infer<typeof SignedPasswordChallenge>>;

/** A trading password: six ASCII digits. */
export const TradingPassword = z.string().regex(/^[0-9]{6}$/, '交易密码应为 6 位数字。');

/** What lies in the sealed box, as canonical JSON: the digits with everything they were given for. */
export const PasswordBoxContent = PasswordChallenge.omit({ purpose: true, recipient: true }).extend(
  {
    purpose: z.literal('password-box'),
    password: TradingPassword,
  },
);
export type PasswordBoxContent = Readonly<z.infer<typeof PasswordBoxContent>>;

/** A sealed box as base64; a right one has fewer than 1,000 characters. */
export const SealedPassword = z
  .string()
  .max(4096)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

/** Whether head office, whose key the keypad has of its own, signed this challenge. */
export function isGenuineChallenge(
  suite: Suite,
  headOfficeKey: string,
  { statement, signature }: SignedPasswordChallenge,
): boolean {
  return suite.verify(fromHex(headOfficeKey), canonicalBytes(statement), fromHex(signature));
}

/** What a keypad seals to the challenge's recipient. */
export function passwordBoxContent(
  { challenge, clientNo, counter, visit }: PasswordChallenge,
  password: string,
): PasswordBoxContent {
  return { purpose: 'password-box', challenge, clientNo, counter, visit, password };
}
