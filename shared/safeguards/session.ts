import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import { CommandId, CounterId, StaffNo } from '../values/ids.ts';
import { SignedAuthority } from './authority.ts';

/**
 * What a person's key signs at sign-in and sign-out: their session over the chain head, which binds the
 * acts between the two to them. `seq` is the place of the entry that carries it, `prev` the hash before.
 */
export const SessionStatement = z.object({
  purpose: z.literal('session'),
  act: z.enum(['sign-in', 'sign-out']),
  staff: StaffNo,
  session: CommandId,
  counter: CounterId,
  epoch: z.int().min(1),
  seq: z.int().min(1),
  prev: HashHex,
  at: z.int(),
});
export type SessionStatement = Readonly<z.infer<typeof SessionStatement>>;

/** A sign-in from its signed start to its signed end: the state of a case of the business `session`. */
export const SessionBody = z.object({
  staff: StaffNo,
  counter: CounterId,
  authority: SignedAuthority,
  signedInAt: z.int(),
  signedOutAt: z.int().nullable(),
});
export type SessionBody = Readonly<z.infer<typeof SessionBody>>;
