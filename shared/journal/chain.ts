import type { Suite } from '../suite.ts';
import { type Entry, entryHash, type Head } from './entry.ts';

/** Where and why a chain breaks. EPOCH/SEQ: another place than expected; PREV: does not continue; HASH: altered. */
export interface BrokenLink {
  readonly epoch: number;
  readonly seq: number;
  readonly reason: 'COUNTER' | 'EPOCH' | 'SEQ' | 'PREV' | 'HASH';
}

export type ChainCheck =
  | { readonly ok: true; readonly head: Head }
  | { readonly ok: false; readonly broken: BrokenLink; readonly head: Head };

/** An entry with the hash somebody claims for it, e.g. from a record's clear header. */
export interface ClaimedEntry {
  readonly entry: Entry;
  readonly hash?: string;
}

/** An entry with the hash its holder has computed from its canonical form. */
export interface HashedEntry {
  readonly entry: Entry;
  readonly hash: string;
}

/**
 * Follows entries from a head and names the first place that does not fit; `head` is the last good one.
 * Invariant I4: a chain verifies at any prefix.
 */
export function checkChain(
  suite: Suite,
  counter: string,
  from: Head,
  entries: Iterable<ClaimedEntry>,
): ChainCheck {
  return follow(counter, from, entries, ({ entry, hash: claimed }) => {
    const hash = entryHash(suite, entry);
    return claimed === undefined || claimed === hash ? hash : null;
  });
}

/** The same for who has just computed the hashes, and would only do it again. */
export function checkLinks(
  counter: string,
  from: Head,
  entries: Iterable<HashedEntry>,
): ChainCheck {
  return follow(counter, from, entries, ({ hash }) => hash);
}

/** `hashOf` gives null for an entry that is not the one it is said to be. */
function follow<One extends ClaimedEntry>(
  counter: string,
  from: Head,
  entries: Iterable<One>,
  hashOf: (one: One) => string | null,
): ChainCheck {
  let head = from;
  for (const one of entries) {
    const { epoch, seq } = one.entry;
    const misplaced = misplacedBy(counter, head, one.entry);
    const hash = misplaced === null ? hashOf(one) : null;
    if (hash === null) {
      return { ok: false, broken: { epoch, seq, reason: misplaced ?? 'HASH' }, head };
    }
    head = { epoch, seq, hash };
  }
  return { ok: true, head };
}

function misplacedBy(counter: string, head: Head, entry: Entry): BrokenLink['reason'] | null {
  if (entry.counter !== counter) return 'COUNTER';
  if (entry.epoch !== head.epoch) return 'EPOCH';
  if (entry.seq !== head.seq + 1) return 'SEQ';
  return entry.prev === head.hash ? null : 'PREV';
}
