import type { RegisterRow } from '../../../shared/feed/register.ts';
import { type BasePieceRecord, type BaseState, metaValue } from '../db.ts';
import { openPiece, openPieces, type Place } from './base-pieces.ts';
import { lookupHash } from './lookup-hash.ts';
import { blocksWith, type LookupPart, lookupsIn, partsWith } from './lookup-part.ts';
import { type Recent, recent } from './recent.ts';
import { blockIn, type RowBlock } from './row-block.ts';

/** Rows of a register by a value; `by: 'key'` by the key itself. */
export interface RowQuery {
  readonly register: string;
  readonly by: string;
  readonly value: string;
}

/** The base of an index as it was when it was looked at. */
export interface SeenBase {
  /** Null when the index has none. */
  readonly id: string | null;
  /** Rows for each query, of each key once; null when the index has another base by now. */
  find(queries: readonly RowQuery[]): Promise<readonly (readonly RegisterRow[])[] | null>;
  /** Blocks from one on, none after the last; null when the index has another base by now. */
  blocks(from: number, count: number): Promise<readonly RowBlock[] | null>;
}

/** The rows of the snapshot an index started from. They change only when the index is built anew. */
export interface RegisterBase {
  see(): Promise<SeenBase>;
  /** The index has another base: it is looked at anew. */
  forget(): void;
}

/** Packed, a few kilobytes each. */
const mostBlocks = 64;
/** 64 kB each. */
const mostParts = 128;

const noBase: SeenBase = {
  id: null,
  find: async (queries) => await Promise.resolve(queries.map(() => [])),
  blocks: async () => await Promise.resolve([]),
};

/** The base of an index; the pieces opened last are remembered. */
export function registerBase(place: Place): RegisterBase {
  let seen: SeenBase | null = null;
  let forgotten = 0;
  return {
    async see() {
      if (seen !== null) return seen;
      const before = forgotten;
      const state = await metaValue(place.db, 'base');
      const found = state === undefined ? noBase : await openBase(place, state);
      // What was forgotten while it was looked at is not remembered for those who come later.
      if (before === forgotten) seen = found;
      return found;
    },
    forget() {
      seen = null;
      forgotten += 1;
    },
  };
}

async function openBase(place: Place, state: BaseState): Promise<SeenBase> {
  const { id, blocks: total } = state;
  const sealed = { kind: 'fences', at: 0, bytes: state.fences } as const;
  const fences = new Uint32Array((await openPiece(place, id, sealed)).slice().buffer);
  const parts = recent<LookupPart>(mostParts);
  const blocks = recent<RowBlock>(mostBlocks);

  /** Pieces by their numbers, those that are remembered not read again. */
  const open = async <Opened>(
    kind: BasePieceRecord['kind'],
    known: Recent<Opened>,
    made: (bytes: Uint8Array) => Opened,
    wanted: readonly number[],
  ): Promise<ReadonlyMap<number, Opened> | null> => {
    const opened = new Map<number, Opened>();
    const missing: number[] = [];
    for (const at of new Set(wanted)) {
      const one = known.get(at);
      if (one === undefined) missing.push(at);
      else opened.set(at, one);
    }
    if (missing.length === 0) return opened;
    const pieces = await openPieces(place, id, kind, missing);
    if (pieces === null) return null;
    for (const [index, at] of missing.entries()) {
      const one = made(pieces[index] ?? new Uint8Array(0));
      opened.set(at, one);
      known.put(at, one);
    }
    return opened;
  };

  return {
    id,
    async find(queries) {
      const hashes = queries.map(({ register, by, value }) => lookupHash(register, by, value));
      const partsOf = hashes.map((hash) => partsWith(fences, hash));
      const openParts = await open('lookups', parts, lookupsIn, partsOf.flat());
      if (openParts === null) return null;
      const blocksOf = hashes.map((hash, query) =>
        (partsOf[query] ?? []).flatMap((at) => {
          const part = openParts.get(at);
          return part === undefined ? [] : blocksWith(part, hash);
        }),
      );
      const openBlocks = await open('rows', blocks, blockIn, blocksOf.flat());
      if (openBlocks === null) return null;
      return queries.map((query, index) =>
        newest(
          (blocksOf[index] ?? []).flatMap((at) => {
            const block = openBlocks.get(at);
            return block === undefined ? [] : rowsIn(block, query);
          }),
        ),
      );
    },
    async blocks(from, count) {
      const wanted = Array.from({ length: Math.min(count, total - from) }, (_, at) => from + at);
      // Whoever reads them all must not push out what acts look up.
      const pieces = await openPieces(place, id, 'rows', wanted);
      return pieces === null ? null : pieces.map((bytes) => blockIn(bytes));
    },
  };
}

/** A row that has been taken away is found by its key alone. */
function rowsIn(block: RowBlock, { register, by, value }: RowQuery): readonly RegisterRow[] {
  const rows = block.find(register, by, value).map((at) => block.row(at));
  return by === 'key' ? rows : rows.filter(({ body }) => body !== null);
}

/** Head office names a row once; were it twice, the newer would count. */
function newest(rows: readonly RegisterRow[]): readonly RegisterRow[] {
  const byKey = new Map<string, RegisterRow>();
  for (const row of rows) {
    if (row.version > (byKey.get(row.key)?.version ?? 0)) byKey.set(row.key, row);
  }
  return [...byKey.values()];
}
