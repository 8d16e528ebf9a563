import { lowerBound } from '../client-search/packed-sort.ts';
import type { OwnBytes } from '../sealing.ts';
import { byteReader, byteWriter } from './packed-bytes.ts';

/** A part of the sorted list by which rows are found: hashes, and the block a row with such a hash lies in. */
export interface LookupPart {
  readonly hashes: Uint32Array;
  readonly blocks: Uint32Array;
}

/** Packs a part, sorted by hash: how far each hash is from the one before, and its block. */
export function packLookups({ hashes, blocks }: LookupPart): OwnBytes {
  const out = byteWriter();
  out.count(hashes.length);
  let last = 0;
  for (const [at, hash] of hashes.entries()) {
    out.count(hash - last);
    out.count(blocks[at] ?? 0);
    last = hash;
  }
  return out.done();
}

export function lookupsIn(bytes: Uint8Array): LookupPart {
  const from = byteReader(bytes);
  const count = from.count();
  const hashes = new Uint32Array(count);
  const blocks = new Uint32Array(count);
  let last = 0;
  for (let at = 0; at < count; at += 1) {
    last += from.count();
    hashes[at] = last;
    blocks[at] = from.count();
  }
  return { hashes, blocks };
}

/** The blocks in which a row with this hash may lie. */
export function blocksWith({ hashes, blocks }: LookupPart, hash: number): readonly number[] {
  const found: number[] = [];
  const first = lowerBound(0, hashes.length, (at) => (hashes[at] ?? 0) < hash);
  for (let at = first; hashes[at] === hash; at += 1) found.push(blocks[at] ?? 0);
  return found;
}

/** The parts a hash may stand in; `fences` are their first hashes. Equal hashes may go on from one part to the next. */
export function partsWith(fences: Uint32Array, hash: number): readonly number[] {
  const from = lowerBound(0, fences.length, (at) => (fences[at] ?? 0) < hash);
  const found = from > 0 ? [from - 1] : [];
  for (let at = from; fences[at] === hash; at += 1) found.push(at);
  return found;
}
