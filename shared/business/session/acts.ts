import { z } from 'zod';
import { HashHex } from '../../journal/entry.ts';
import { SignatureHex, SignedAuthority } from '../../safeguards/authority.ts';
import { HandedOver, HandOverContent } from '../../safeguards/session.ts';
import { CounterId, StaffNo } from '../../values/ids.ts';
import type { Typed } from '../contract.ts';

/** What every command of a session carries: whose key signed it, over which place. */
const signed = { staff: StaffNo, prev: HashHex, signature: SignatureHex };
const failedTries = z.int().min(1).exactOptional();

const signIn = z.object({
  ...signed,
  counter: CounterId,
  authority: SignedAuthority,
  failedTries,
});
const signOut = z.object(signed);
const lock = z.object({ ...signed, reason: z.enum(['idle', 'key']) });
const unlock = z.object({
  ...signed,
  failedTries,
  /** A newer authority than the one the session was opened with: it goes on under this one. */
  authority: SignedAuthority.exactOptional(),
});
const changePassword = z.object({ ...signed, sealedAt: z.int().min(1) });
const handOver = z.object({
  ...signed,
  handOver: HandOverContent,
  receiver: SignedAuthority,
  receiverSignature: SignatureHex,
});
const endSession = z.object({ ...signed, authority: SignedAuthority });

export const sessionCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('SignIn'), data: signIn }),
  z.object({ type: z.literal('SignOut'), data: signOut }),
  z.object({ type: z.literal('Lock'), data: lock }),
  z.object({ type: z.literal('Unlock'), data: unlock }),
  z.object({ type: z.literal('ChangePassword'), data: changePassword }),
  z.object({ type: z.literal('HandOver'), data: handOver }),
  z.object({ type: z.literal('EndSession'), data: endSession }),
]);
export type SessionCommand = z.infer<typeof sessionCommand>;

const at = { at: z.int() };
const signedIn = z.object({
  ...at,
  staff: StaffNo,
  counter: CounterId,
  authority: SignedAuthority,
  failedTries,
});
const unlocked = z.object({ ...at, failedTries, authority: SignedAuthority.exactOptional() });
const sessionEnded = z.object({ ...at, by: StaffNo, name: z.string() });

export const sessionEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('SignedIn'), data: signedIn }),
  z.object({ type: z.literal('SignedOut'), data: z.object(at) }),
  z.object({ type: z.literal('Locked'), data: z.object({ ...at, reason: lock.shape.reason }) }),
  z.object({ type: z.literal('Unlocked'), data: unlocked }),
  z.object({ type: z.literal('PasswordChanged'), data: changePassword.pick({ sealedAt: true }) }),
  z.object({ type: z.literal('HandedOver'), data: HandedOver }),
  z.object({ type: z.literal('SessionEnded'), data: sessionEnded }),
]);
export type SessionEvent = z.infer<typeof sessionEvent>;

type DataOf<Type extends SessionCommand['type']> =
  Extract<SessionCommand, { type: Type }> extends Typed<Type, infer Data> ? Data : never;

/** What a command carries beside who signed it and where, for who builds it in the queue's turn. */
export type SessionContent = {
  readonly [Type in SessionCommand['type']]: Omit<DataOf<Type>, 'staff' | 'prev' | 'signature'>;
};
