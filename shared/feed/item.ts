import { z } from 'zod';
import { canonicalHash } from '../journal/canonical.ts';
import { Actor, Command, Entry, HashHex, JournalEvent } from '../journal/entry.ts';
import type { Suite } from '../suite.ts';
import { BusinessDate } from '../values/dates.ts';
import { CommandId } from '../values/ids.ts';
import { RegisterRow } from './register.ts';

/**
 * One reason, as it travels. `presence` says what mending it takes, where head office knows it: client 须客户到场 ·
 * counter 柜台补正即可. Refusals of the lane have none: the counter says the same itself.
 */
export const Reason = z.object({
  rule: z.string(),
  field: z.string().exactOptional(),
  message: z.string(),
  presence: z.enum(['client', 'counter']).exactOptional(),
});
/** One reason. */
export type Reason = Readonly<z.infer<typeof Reason>>;

/** The words for what mending a reason takes. */
export const presenceWords: Readonly<Record<NonNullable<Reason['presence']>, string>> = {
  client: '须客户到场',
  counter: '柜台补正即可',
};

/**
 * Head office's decision on an entry. refused: its events are not folded, Returned{reasons} is.
 * set-aside: deciding it failed; nothing is folded until head office decides it later by an act.
 */
export const Verdict = z.discriminatedUnion('status', [
  z.object({ status: z.literal('accepted') }),
  z.object({ status: z.literal('refused'), reasons: z.array(Reason).min(1) }),
  z.object({ status: z.literal('set-aside'), code: z.string() }),
]);
export type Verdict = Readonly<z.infer<typeof Verdict>>;

const common = { place: z.int().min(1), decidedAt: z.int(), rows: z.array(RegisterRow) };

/** An entry of a counter, decided. */
export const EntryItem = z.looseObject({
  kind: z.literal('entry'),
  ...common,
  hash: HashHex,
  entry: Entry,
  verdict: Verdict,
});

/** An act of head office's own on a case: timer, clearing answer, return. */
export const ActItem = z.looseObject({
  kind: z.literal('act'),
  ...common,
  business: z.string(),
  caseId: CommandId,
  command: Command,
  events: z.array(JournalEvent),
  actor: Actor,
  at: z.int(),
  businessDate: BusinessDate,
});

/** Register rows that belong to no case: roster, editions, notices. */
export const RowsItem = z.looseObject({ kind: z.literal('rows'), ...common });

/** A feed item in full: what digests and signatures cover, and what is folded. */
export const FeedItem = z.discriminatedUnion('kind', [EntryItem, ActItem, RowsItem]);
export type FeedItem = Readonly<z.infer<typeof FeedItem>>;

/** A counter's own entry, which it already has: the full form is rebuilt from its journal. */
export const OwnEntryItem = z.looseObject({
  kind: z.literal('own'),
  ...common,
  epoch: z.int().min(1),
  seq: z.int().min(1),
  hash: HashHex,
  verdict: Verdict,
});
export type OwnEntryItem = Readonly<z.infer<typeof OwnEntryItem>>;

/** A feed item as it travels to one counter and lies in its feed log. */
export const WireItem = z.discriminatedUnion('kind', [EntryItem, ActItem, RowsItem, OwnEntryItem]);
export type WireItem = Readonly<z.infer<typeof WireItem>>;

/** The form that travels to `counter`: its own entries shrink to a reference. */
export function wireItem(item: FeedItem, counter: string): WireItem {
  if (item.kind !== 'entry' || item.entry.counter !== counter) return item;
  const { entry, kind: _, ...rest } = item;
  return { ...rest, kind: 'own', epoch: entry.epoch, seq: entry.seq };
}

/** The full form of a travelled item; `ownEntry` finds an entry of this counter's journal by its place. Null when it is not there. */
export function fullItem(
  item: WireItem,
  ownEntry: (epoch: number, seq: number) => Entry | undefined,
): FeedItem | null {
  if (item.kind !== 'own') return item;
  const { epoch, seq, kind: _, ...rest } = item;
  const entry = ownEntry(epoch, seq);
  return entry === undefined ? null : { ...rest, kind: 'entry', entry };
}

/** Digest of the full form, hex. */
export function itemDigest(suite: Suite, item: FeedItem): string {
  return canonicalHash(suite, item);
}
