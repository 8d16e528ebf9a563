import { z } from 'zod';
import {
  ClientNo,
  PasswordNonce,
  SealedPassword,
  SignedPasswordChallenge,
} from '../safeguards/password-box.ts';
import { SignedPasswordProof } from '../safeguards/password-proof.ts';
import { CommandId } from '../values/ids.ts';

/** POST /v1/clients/password-challenges: for which client, in which visit of the asking counter. */
export const PasswordChallengeAsk = z.object({ clientNo: ClientNo, visit: CommandId });
export type PasswordChallengeAsk = Readonly<z.infer<typeof PasswordChallengeAsk>>;

const locked = z.object({ status: z.literal('locked'), until: z.int() });
const noPassword = z.object({ status: z.literal('no-password') });

/** The challenge for the keypad, or why the client need not type anything. */
export const PasswordChallengeAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('challenge'), challenge: SignedPasswordChallenge }),
  locked,
  noPassword,
]);
export type PasswordChallengeAnswer = Readonly<z.infer<typeof PasswordChallengeAnswer>>;

/** POST /v1/clients/password-checks: the keypad's box, which only head office opens, and its challenge. */
export const PasswordCheckAsk = z.object({ challenge: PasswordNonce, box: SealedPassword });
export type PasswordCheckAsk = Readonly<z.infer<typeof PasswordCheckAsk>>;

/** `triesLeft` before it is locked; a wrong try that locks is answered by `locked`. */
export const PasswordCheckAnswer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('right'), proof: SignedPasswordProof }),
  z.object({ status: z.literal('wrong'), triesLeft: z.int().min(1) }),
  locked,
  noPassword,
]);
export type PasswordCheckAnswer = Readonly<z.infer<typeof PasswordCheckAnswer>>;
