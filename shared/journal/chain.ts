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
  let head = from;
  for (const { entry, hash: claimed } of entries) {
    const place = { epoch: entry.epoch, seq: entry.seq };
    const broken = (reason: BrokenLink['reason']): ChainCheck => ({
      ok: false,
      broken: { ...place, reason },
      head,
    });
    if (entry.counter !== counter) return broken('COUNTER');
    if (entry.epoch !== head.epoch) return broken('EPOCH');
    if (entry.seq !== head.seq + 1) return broken('SEQ');
    if (entry.prev !== head.hash) return broken('PREV');
    const hash = entryHash(suite, entry);
    if (claimed !== undefined && claimed !== hash) return broken('HASH');
    head = { ...place, hash };
  }
  return { ok: true, head };
}
