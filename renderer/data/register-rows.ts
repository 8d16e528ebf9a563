import type { Table } from 'dexie';
import { Fault } from '../../shared/errors.ts';
import { addToBody, type RegisterRow } from '../../shared/feed/register.ts';
import type { RegisterBase, RowQuery, SeenBase } from './base/register-base.ts';
import { type CounterDb, type EffectRecord, inZone, metaValue, type RegisterRecord } from './db.ts';
import { openEffect, openRow, rowId } from './register-record.ts';
import type { Sealing } from './sealing.ts';
import type { RegisterView } from './types.ts';

/**
 * Where register rows lie: the base, which is the snapshot the index started from, and over it single records that
 * came later. A record hides the row of the base with its key, also when it says that the row has been taken away.
 */
export interface RegisterPlace {
  readonly db: CounterDb;
  readonly sealing: Sealing;
  readonly base: RegisterBase;
}

/** A row of the base with the id a record of it would have. */
interface BaseRow {
  readonly id: string;
  readonly row: RegisterRow;
}

/** Rows as the index holds them, with what this counter's undecided acts add to them; records are not opened yet. */
export interface FoundRows {
  readonly records: readonly RegisterRecord[];
  readonly fromBase: readonly BaseRow[];
  readonly effects: readonly EffectRecord[];
}

/** Rows found by a value (`by: 'key'` by the key itself), in order of their keys. */
export async function findRows(
  place: RegisterPlace,
  register: string,
  by: string,
  value: string,
): Promise<readonly RegisterView[]> {
  const query = { register, by, value };
  const { rows } = await readWithRows(place, [query], [], async () => await Promise.resolve());
  const views = await Promise.all(rows.map((found) => openRows(place.sealing, found)));
  return views.flat();
}

/**
 * Rows for all queries, and what `other` reads of other tables, in one transaction. The base is read before it and
 * does not change; had the index been built anew meanwhile, everything is read again.
 */
export async function readWithRows<Other>(
  place: RegisterPlace,
  queries: readonly RowQuery[],
  tables: readonly Table[],
  other: () => Promise<Other>,
): Promise<{ readonly rows: readonly FoundRows[]; readonly other: Other }> {
  const { db } = place;
  for (;;) {
    const asked = await inZone(ask(place, queries));
    if (asked !== null) {
      const read = [db.registers, db.effects, db.meta, ...tables];
      const found = await db.transaction('r', read, async () => {
        const [isNow, rows, others] = await Promise.all([
          // Without a question nothing was asked of the base. With one, a live query follows it by this.
          queries.length === 0 || isBase(db, asked.base),
          Promise.all(asked.queries.map((one) => readRows(db, one))),
          other(),
        ]);
        return isNow ? { rows, other: others } : null;
      });
      if (found !== null) return found;
    }
    place.base.forget();
  }
}

/** Found rows opened, each with this counter's pending effects and the projection: three figures (design 5). */
export async function openRows(
  sealing: Sealing,
  { records, fromBase, effects }: FoundRows,
): Promise<readonly RegisterView[]> {
  const opened = await Promise.all(
    records.map(async (record) => {
      const { id, asOf } = record;
      return { id, asOf, ...(await openRow(sealing, record)) };
    }),
  );
  const rows = [...opened, ...fromBase.map(({ id, row }) => ({ ...row, id }))];
  const views = await Promise.all(rows.map((row) => viewOf(sealing, row, effects)));
  return views.filter((view) => view !== null).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Versions of the rows of the base with the keys of these, 0 for those it does not have; by the writer alone. */
export async function baseVersions(
  { base }: Pick<RegisterPlace, 'base'>,
  rows: readonly RegisterRow[],
): Promise<readonly number[]> {
  if (rows.length === 0) return [];
  const queries = rows.map(({ register, key }) => ({ register, by: 'key', value: key }));
  const found = await (await base.see()).find(queries);
  if (found === null) throw new Fault('JOURNAL_STOPPED', 'the index was built anew by another');
  return found.map(([row]) => row?.version ?? 0);
}

/** Records and blocks read and opened at a time: a few milliseconds of this thread. */
const recordsAtOnce = 500;
const blocksAtOnce = 4;

/**
 * Every row of a register, some at a time, in no order; one that has been taken away has no body. A row that changes
 * meanwhile may be given as it was before.
 *
 * @throws Fault SEARCH_FAILED when the index is built anew meanwhile
 */
export async function* allRows(
  place: RegisterPlace,
  register: string,
): AsyncGenerator<readonly Pick<RegisterRow, 'key' | 'asOf' | 'body'>[]> {
  const { db, sealing, base } = place;
  const seen = await base.see();
  const later = new Set<string>();
  for (let last = ''; ;) {
    const records = await db.registers.where('id').above(last).limit(recordsAtOnce).toArray();
    const end = records.at(-1);
    if (end === undefined) break;
    last = end.id;
    const own = records.filter((record) => record.register === register);
    const rows = await Promise.all(
      own.map(async (record) => ({ ...(await openRow(sealing, record)), asOf: record.asOf })),
    );
    for (const { key } of rows) later.add(key);
    yield rows;
  }
  for (let from = 0; ; from += blocksAtOnce) {
    const blocks = await seen.blocks(from, blocksAtOnce);
    if (blocks === null) throw new Fault('SEARCH_FAILED', 'the index was built anew');
    if (blocks.length === 0) return;
    yield blocks.flatMap((block) => block.rows(register)).filter(({ key }) => !later.has(key));
  }
}

/** A query with the keyed hash a record is found by, and what the base has for it. */
interface AskedQuery {
  readonly by: string;
  readonly wanted: string;
  readonly fromBase: readonly BaseRow[];
}

/** All that takes more than the database, and would end a transaction; null when the base is another by now. */
async function ask(
  { sealing, base }: RegisterPlace,
  queries: readonly RowQuery[],
): Promise<{ readonly base: SeenBase; readonly queries: readonly AskedQuery[] } | null> {
  const seen = await base.see();
  const found = await seen.find(queries);
  if (found === null) return null;
  const asked = await Promise.all(
    queries.map(async ({ register, by, value }, at) => {
      const [wanted, ...fromBase] = await Promise.all([
        sealing.lookup('register', register, by, value),
        ...(found[at] ?? []).map(async (row) => ({
          id: await rowId(sealing, row.register, row.key),
          row,
        })),
      ]);
      return { by, wanted, fromBase };
    }),
  );
  return { base: seen, queries: asked };
}

async function isBase(db: CounterDb, { id }: SeenBase): Promise<boolean> {
  return ((await metaValue(db, 'base'))?.id ?? null) === id;
}

async function readRows(db: CounterDb, { by, wanted, fromBase }: AskedQuery): Promise<FoundRows> {
  const candidates = fromBase.map(({ id }) => id);
  const [records, hiding] = await Promise.all([
    db.registers
      .where(by === 'key' ? 'id' : 'lookups')
      .equals(wanted)
      .toArray(),
    // By the key, the record that hides it is the one just asked for.
    by === 'key' || candidates.length === 0
      ? []
      : db.registers.where('id').anyOf(candidates).primaryKeys(),
  ]);
  const hidden = new Set([...records.map(({ id }) => id), ...hiding]);
  const shown = fromBase.filter(({ id }) => !hidden.has(id));
  const targets = [...records, ...shown].map(({ id }) => id);
  const effects =
    targets.length === 0 ? [] : await db.effects.where('target').anyOf(targets).toArray();
  return { records, fromBase: shown, effects };
}

async function viewOf(
  sealing: Sealing,
  { id, key, asOf, body }: Pick<RegisterRow, 'key' | 'asOf' | 'body'> & { readonly id: string },
  effects: readonly EffectRecord[],
): Promise<RegisterView | null> {
  if (body === null) return null;
  const mine = effects.filter(({ target }) => target === id);
  const adds = await Promise.all(mine.map((effect) => openEffect(sealing, effect)));
  const pending = adds.reduce<Record<string, number>>(
    // Sums of integers are integers.
    (sum, add) => addToBody(sum, add) as Record<string, number>,
    {},
  );
  const pendingActs = new Set(mine.map(({ epoch, seq }) => `${epoch}-${seq}`)).size;
  return { key, asOf, body, pending, pendingActs, projected: addToBody(body, pending) };
}
