import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import type { Refusal } from '../errors.ts';
import { beijingDateTime } from '../values/dates.ts';
import { CommandId, CounterId, StaffNo } from '../values/ids.ts';
import { SignedAuthority } from './authority.ts';

/** What stands open at a hand-over, as the giver's page counted it: what the receiver takes over. */
export const HandOverContent = z.object({
  to: StaffNo,
  note: z.string().max(500),
  counts: z.object({
    drafts: z.int().min(0),
    waiting: z.int().min(0),
    returned: z.int().min(0),
    /** Accepted here, not yet confirmed by head office. */
    accepted: z.int().min(0),
    /** Entries of this counter head office has not acknowledged. */
    pending: z.int().min(0),
  }),
  /** Serial number of the entry before the hand-over: the journal's end as both saw it. */
  headSerial: z.string().min(1).max(40),
});
export type HandOverContent = Readonly<z.infer<typeof HandOverContent>>;

/** Which act of a session a key signs; `take-over` is the receiver's half of a hand-over, `end` a supervisor's. */
export const SessionAct = z.enum([
  'sign-in',
  'sign-out',
  'lock',
  'unlock',
  'change-password',
  'hand-over',
  'take-over',
  'end',
]);
export type SessionAct = z.infer<typeof SessionAct>;

/**
 * What a person's key signs at each act of a session: their session over the chain head, which binds the acts
 * between to them. `seq` is the place of the entry that carries it, `prev` the hash before.
 */
export const SessionStatement = z.object({
  purpose: z.literal('session'),
  act: SessionAct,
  staff: StaffNo,
  session: CommandId,
  counter: CounterId,
  epoch: z.int().min(1),
  seq: z.int().min(1),
  prev: HashHex,
  at: z.int(),
  /** Sign-in and unlock: wrong passwords given at this counter since the person last proved themselves. */
  failedTries: z.int().min(1).exactOptional(),
  /** Change of password: which sealing of the key is meant. */
  sealedAt: z.int().min(1).exactOptional(),
  /** Both halves of a hand-over sign the same content. */
  handOver: HandOverContent.exactOptional(),
});
export type SessionStatement = Readonly<z.infer<typeof SessionStatement>>;

/** A hand-over as it stands in the giver's session. */
export const HandedOver = HandOverContent.extend({ toName: z.string(), at: z.int() });
export type HandedOver = Readonly<z.infer<typeof HandedOver>>;

/** A sign-in from its signed start to its signed end: the state of a case of the business `session`. */
export const SessionBody = z.object({
  staff: StaffNo,
  counter: CounterId,
  authority: SignedAuthority,
  signedInAt: z.int(),
  signedOutAt: z.int().nullable(),
  /** Since when the window is locked; nothing is done in the session until it is unlocked. */
  lockedAt: z.int().nullable().default(null),
  /** Who ended it where that was not the person: a supervisor. */
  endedBy: z.object({ staff: StaffNo, name: z.string() }).nullable().default(null),
  handedOver: HandedOver.nullable().default(null),
});
export type SessionBody = Readonly<z.infer<typeof SessionBody>>;

/** What a person's key signs when their password has changed: the key sealed anew. The newest counts. */
export const ResealStatement = z.object({
  purpose: z.literal('sealed-key'),
  staff: StaffNo,
  /** Private key sealed by the new password, opaque to everybody else. */
  sealedKey: z.string().max(4096),
  /** The counter's clock, ms UTC, and later than the sealing before. */
  sealedAt: z.int().min(1),
});
export type ResealStatement = Readonly<z.infer<typeof ResealStatement>>;

/** Why nothing is done in a locked session. Rule SE-5 (docs/rules.md). */
export function sessionLocked(lockedAt: number): Refusal {
  return {
    rule: 'SE-5',
    message: `该签到已于 ${beijingDateTime(lockedAt)} 锁屏,请先由本人解锁。`,
  };
}
