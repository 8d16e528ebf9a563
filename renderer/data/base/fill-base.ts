import type { RegisterRow } from '../../../shared/feed/register.ts';
import { pairs } from '../client-search/packed-sort.ts';
import type { BasePieceRecord, BaseState, CounterDb } from '../db.ts';
import { type Place, sealPiece } from './base-pieces.ts';
import { lookupHash } from './lookup-hash.ts';
import { packLookups } from './lookup-part.ts';
import { packRows } from './row-block.ts';

/** Few enough that one is opened in a fraction of a millisecond, enough that seals and names cost a byte a row. */
const rowsOfBlock = 128;
/** 32 kB sealed. */
const lookupsOfPart = 8192;

/** A base being made: the rows of a snapshot in sealed blocks, and by what they are found. */
export interface BaseFill {
  /** Packs and seals rows; the records are the caller's to put. */
  add(rows: readonly RegisterRow[]): Promise<readonly BasePieceRecord[]>;
  /** Seals by what all of them are found; until the state is put nobody sees the base. */
  end(): Promise<{ readonly records: readonly BasePieceRecord[]; readonly state: BaseState }>;
}

/** Begins a base of an index that has none; what a fill before left behind, unfinished, is cleared. */
export async function fillBase(place: Place, id: string): Promise<BaseFill> {
  const lookups = pairs();
  let blocks = 0;
  await clearBase(place.db);
  return {
    async add(rows) {
      const first = blocks;
      const packed = packRows(rows, rowsOfBlock);
      blocks += packed.length;
      for (const [index, block] of packed.entries()) {
        for (const row of block.rows) addLookups(row, (hash) => lookups.add(hash, first + index));
      }
      return await Promise.all(
        packed.map(({ bytes }, index) =>
          sealPiece(place, id, { kind: 'rows', at: first + index, bytes }),
        ),
      );
    },
    async end() {
      const { keys, values } = lookups.sorted();
      const parts = Math.ceil(keys.length / lookupsOfPart);
      const fences = new Uint32Array(parts);
      const records: BasePieceRecord[] = [];
      for (let at = 0; at < parts; at += 1) {
        const [from, to] = [at * lookupsOfPart, (at + 1) * lookupsOfPart];
        fences[at] = keys[from] ?? 0;
        const part = { hashes: keys.subarray(from, to), blocks: values.subarray(from, to) };
        records.push(await sealPiece(place, id, { kind: 'lookups', at, bytes: packLookups(part) }));
      }
      const bytes = new Uint8Array(fences.buffer);
      const sealed = await sealPiece(place, id, { kind: 'fences', at: 0, bytes });
      return { records, state: { id, blocks, fences: sealed.bytes } };
    },
  };
}

/** Forgets the base; within the transaction that empties the index. */
export async function clearBase(db: CounterDb): Promise<void> {
  await db.transaction('rw', db.base, db.meta, async () => {
    await Promise.all([db.base.clear(), db.meta.delete('base')]);
  });
}

/** A row that has been taken away is found by its key alone. */
function addLookups(
  { register, key, lookups, body }: RegisterRow,
  add: (hash: number) => void,
): void {
  add(lookupHash(register, 'key', key));
  if (body === null) return;
  for (const [by, value] of Object.entries(lookups)) add(lookupHash(register, by, value));
}
