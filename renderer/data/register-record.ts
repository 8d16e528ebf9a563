import type { RegisterChange, RegisterRow } from '../../shared/feed/register.ts';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import type { EffectRecord, RegisterRecord } from './db.ts';
import type { Sealing } from './sealing.ts';

interface SealedRow {
  readonly key: string;
  readonly body: RegisterRow['body'];
}

/** Seals a row of head office's record; key and lookups become keyed hashes. */
export async function sealRow(sealing: Sealing, row: RegisterRow): Promise<RegisterRecord> {
  const { register, key, version, asOf, body } = row;
  const id = await rowId(sealing, register, key);
  const clear: SealedRow = { key, body };
  const [sealed, ...lookups] = await Promise.all([
    sealing.seal('frame', rowContext(id), utf8(JSON.stringify(clear))),
    // A row taken away is kept for its version, and found by nothing.
    ...Object.entries(body === null ? {} : row.lookups).map(([by, value]) =>
      sealing.lookup('register', register, by, value),
    ),
  ]);
  return { id, register, version, asOf, lookups, body: sealed };
}

/** Keyed hash a row is kept under. */
export async function rowId(sealing: Sealing, register: string, key: string): Promise<string> {
  return await sealing.lookup('register', register, 'key', key);
}

/** A row's key and body, the body null once it has been taken away. @throws Fault SEAL_BROKEN */
export async function openRow(
  sealing: Sealing,
  { id, body }: Pick<RegisterRecord, 'id' | 'body'>,
): Promise<SealedRow> {
  // Sealed by sealRow.
  return JSON.parse(fromUtf8(await sealing.open('frame', rowContext(id), body))) as SealedRow;
}

/** Seals what an own entry adds to a row. */
export async function sealEffect(
  sealing: Sealing,
  place: { readonly epoch: number; readonly seq: number; readonly index: number },
  change: RegisterChange,
): Promise<EffectRecord> {
  const target = await rowId(sealing, change.register, change.key);
  const clear = utf8(JSON.stringify(change.add));
  const sealed = await sealing.seal('frame', effectContext(target, place), clear);
  return { ...place, target, change: sealed };
}

/** What an own entry adds to a row. @throws Fault SEAL_BROKEN */
export async function openEffect(
  sealing: Sealing,
  effect: EffectRecord,
): Promise<Record<string, number>> {
  const bytes = await sealing.open('frame', effectContext(effect.target, effect), effect.change);
  // Sealed by sealEffect.
  return JSON.parse(fromUtf8(bytes)) as Record<string, number>;
}

function rowContext(id: string): Uint8Array {
  return utf8(`guitai/1 register ${id}`);
}

function effectContext(
  target: string,
  { epoch, seq, index }: { readonly epoch: number; readonly seq: number; readonly index: number },
): Uint8Array {
  return utf8(`guitai/1 effect ${target} ${epoch} ${seq} ${index}`);
}
