import { utf8 } from '../../../shared/values/bytes.ts';
import { Fault } from '../../../shared/errors.ts';
import { type BasePieceRecord, type CounterDb, metaValue } from '../db.ts';
import type { Sealing } from '../sealing.ts';

export type PieceKind = BasePieceRecord['kind'] | 'fences';

/** Where the sealed pieces of a base lie. */
export interface Place {
  readonly db: CounterDb;
  readonly sealing: Sealing;
}

/** Seals a piece, bound to its base and its place in it. */
export async function sealPiece<Kind extends PieceKind>(
  { sealing }: Pick<Place, 'sealing'>,
  id: string,
  { kind, at, bytes }: { readonly kind: Kind; readonly at: number; readonly bytes: Uint8Array },
) {
  return { kind, at, bytes: await sealing.seal('frame', pieceContext(id, kind, at), bytes) };
}

/** Opens a piece. @throws Fault SEAL_BROKEN */
export async function openPiece(
  { sealing }: Pick<Place, 'sealing'>,
  id: string,
  {
    kind,
    at,
    bytes,
  }: { readonly kind: PieceKind; readonly at: number; readonly bytes: Uint8Array },
): Promise<Uint8Array> {
  return await sealing.open('frame', pieceContext(id, kind, at), bytes);
}

/**
 * Pieces of a base, opened, in the order asked for; null when the index has another base by now.
 *
 * @throws Fault SEAL_BROKEN when one is missing or damaged
 */
export async function openPieces(
  place: Place,
  id: string,
  kind: BasePieceRecord['kind'],
  wanted: readonly number[],
): Promise<readonly Uint8Array[] | null> {
  const { db } = place;
  const records = await db.transaction('r', db.base, db.meta, async () => {
    const now = await metaValue(db, 'base');
    if (now?.id !== id) return null;
    return await db.base.bulkGet(wanted.map((at): [BasePieceRecord['kind'], number] => [kind, at]));
  });
  if (records === null) return null;
  return await Promise.all(
    records.map(async (record, index) => {
      if (record === undefined)
        throw new Fault('SEAL_BROKEN', `${kind} ${wanted[index]} of the base`);
      return await openPiece(place, id, record);
    }),
  );
}

function pieceContext(id: string, kind: PieceKind, at: number): Uint8Array {
  return utf8(`guitai/1 base ${id} ${kind} ${at}`);
}
