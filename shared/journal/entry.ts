import { z } from 'zod';
import type { Suite } from '../suite.ts';
import { BusinessDate } from '../values/dates.ts';
import { CommandId, CounterId } from '../values/ids.ts';
import { canonicalHash } from './canonical.ts';
import { Json } from './json.ts';

/** 64 hex digits. */
export const HashHex = z.string().regex(/^[0-9a-f]{64}$/);

/** `prev` of the very first entry and of the very first feed page. */
export const noHash = '0'.repeat(64);

export const Role = z.enum([
  'maker',
  'supervisor',
  'branch-manager',
  'compliance',
  'account-manager',
  'head-office',
]);
export type Role = z.infer<typeof Role>;

/**
 * An object whose unknown fields are kept, so that what a newer program adds is hashed with the rest; the
 * type names only the fields we know.
 */
function keeping<Shape extends z.ZodRawShape>(
  shape: Shape,
): z.ZodType<z.infer<z.ZodObject<Shape>>> {
  return z.looseObject(shape);
}

/**
 * Who acts: `session` is the caseId of the signed sign-in; for head office's own acts staff is 'HO'
 * and session is empty.
 */
export const Actor = keeping({
  staff: z.string().regex(/^(\d{6}|HO)$/),
  role: Role,
  session: z.string().max(36),
});
export type Actor = Readonly<z.infer<typeof Actor>>;

/** What somebody asks for. `id` is made when the form opens; `data` is the business's. */
export const Command = keeping({
  type: z.string().min(1).max(64),
  version: z.int().min(1),
  id: CommandId,
  data: Json,
});
export type Command = Readonly<z.infer<typeof Command>>;

/** What happened. Named in the past; `data` is the business's. */
export const JournalEvent = keeping({
  type: z.string().min(1).max(64),
  data: Json,
});
export type JournalEvent = Readonly<z.infer<typeof JournalEvent>>;

/** A fact the clerk saw, with its age, kept for later questions; rules never read it. */
export const Seen = keeping({
  what: z.string().max(64),
  value: Json,
  asOf: z.int().nullable(),
});
export type Seen = Readonly<z.infer<typeof Seen>>;

/**
 * One act in a counter's journal. Unknown fields of a newer program are kept and hashed.
 *
 * Example: {"actor":{"role":"maker","session":"0190…","staff":"100023"},"at":1795400467000,
 * "business":"account-opening","businessDate":"2026-11-23","caseId":"0190…","command":{…},
 * "counter":"0101-02","edition":"2026.11","epoch":1,"events":[…],"prev":"9f…","seen":[],"seq":4711,"timeToken":null}
 */
export const Entry = z.looseObject({
  counter: CounterId,
  epoch: z.int().min(1),
  /** Contiguous from 1 within the epoch. */
  seq: z.int().min(1),
  /** Hash of the entry before; `noHash` at the start. */
  prev: HashHex,
  /** Algorithm suite; on the first entry of an epoch only. */
  suite: z.literal('intl-1').optional(),
  business: z.string().min(1).max(64),
  caseId: CommandId,
  command: Command,
  events: z.array(JournalEvent),
  /** The counter's clock, ms UTC. Order never depends on it. */
  at: z.int(),
  businessDate: BusinessDate,
  /** Id of the newest time token of head office seen, if any. */
  timeToken: z.string().max(64).nullable(),
  actor: Actor,
  /** The verified visit of the client the act was done in: the caseId of a case of the business `visit`. */
  visit: CommandId.exactOptional(),
  edition: z.string().min(1).max(64),
  seen: z.array(Seen),
});
export type Entry = Readonly<z.infer<typeof Entry>>;

/** A place in a journal: the last entry of a prefix. `seq` 0 and `noHash` before the first. */
export const Head = z.object({ epoch: z.int().min(1), seq: z.int().min(0), hash: HashHex });
export type Head = Readonly<z.infer<typeof Head>>;

/** The head of an empty journal. */
export function emptyHead(epoch = 1): Head {
  return { epoch, seq: 0, hash: noHash };
}

/** SHA-256 of the canonical entry, hex. @throws Fault ENTRY_NOT_CANONICAL */
export function entryHash(suite: Suite, entry: Entry): string {
  return canonicalHash(suite, entry);
}

/** Digest of an act's command, over exactly {business, id, type, version, data}: what approvals bind to. */
export function commandDigest(suite: Suite, business: string, command: Command): string {
  const { id, type, version, data } = command;
  return canonicalHash(suite, { business, id, type, version, data });
}
