import { addToBody, type RegisterChange, type RegisterRow } from '../../shared/feed/register.ts';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type CounterDb, type EffectRecord, inZone, type RegisterRecord } from './db.ts';
import type { Sealing } from './sealing.ts';
import type { RegisterView } from './types.ts';

type Body = NonNullable<RegisterRow['body']>;
interface SealedRow {
  readonly key: string;
  readonly body: Body | null;
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

/** Rows as the index holds them, with what this counter's undecided acts add to them; nothing is opened yet. */
export interface FoundRows {
  readonly records: readonly RegisterRecord[];
  readonly effects: readonly EffectRecord[];
}

/** Rows by the keyed hash of a value, or of the key itself; in one transaction where there is one. */
export async function readRows(db: CounterDb, by: string, wanted: string): Promise<FoundRows> {
  const records = await db.registers
    .where(by === 'key' ? 'id' : 'lookups')
    .equals(wanted)
    .toArray();
  if (records.length === 0) return { records, effects: [] };
  const targets = records.map(({ id }) => id);
  return { records, effects: await db.effects.where('target').anyOf(targets).toArray() };
}

/** Found rows opened, each with this counter's pending effects and the projection: three figures (design 5). */
export async function openRows(
  sealing: Sealing,
  { records, effects }: FoundRows,
): Promise<readonly RegisterView[]> {
  const views = await Promise.all(records.map((record) => viewOf(sealing, record, effects)));
  return views.filter((view) => view !== null).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Rows found by a value (`by: 'key'` by the key itself), in order of their keys. */
export async function findRows(
  db: CounterDb,
  sealing: Sealing,
  register: string,
  by: string,
  value: string,
): Promise<readonly RegisterView[]> {
  const wanted = await inZone(sealing.lookup('register', register, by, value));
  return await openRows(sealing, await readRows(db, by, wanted));
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

async function viewOf(
  sealing: Sealing,
  record: RegisterRecord,
  effects: readonly EffectRecord[],
): Promise<RegisterView | null> {
  const mine = effects.filter((effect) => effect.target === record.id);
  const [bytes, ...adds] = await Promise.all([
    sealing.open('frame', rowContext(record.id), record.body),
    ...mine.map((effect) => openAdd(sealing, effect)),
  ]);
  const { key, body } = rowIn(bytes);
  if (body === null) return null;
  const pending = adds.reduce<Record<string, number>>(
    // Sums of integers are integers.
    (sum, add) => addToBody(sum, add) as Record<string, number>,
    {},
  );
  const pendingActs = new Set(mine.map(({ epoch, seq }) => `${epoch}-${seq}`)).size;
  const projected = addToBody(body, pending);
  return { key, asOf: record.asOf, body, pending, pendingActs, projected };
}

/** A row's key and body, the body null once it has been taken away. @throws Fault SEAL_BROKEN */
export async function openRow(
  sealing: Sealing,
  { id, body }: Pick<RegisterRecord, 'id' | 'body'>,
): Promise<SealedRow> {
  return rowIn(await sealing.open('frame', rowContext(id), body));
}

function rowIn(bytes: Uint8Array): SealedRow {
  // Sealed by sealRow.
  return JSON.parse(fromUtf8(bytes)) as SealedRow;
}

async function openAdd(sealing: Sealing, effect: EffectRecord): Promise<Record<string, number>> {
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
