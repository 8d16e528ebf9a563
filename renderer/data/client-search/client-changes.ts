import type { CounterDb, KeptIndex, RegisterRecord } from '../db.ts';
import { openRow } from '../register-record.ts';
import type { Sealing } from '../sealing.ts';
import type { ClientEntry } from './client-entry.ts';
import { entryOf } from './client-rows.ts';
import { isKept } from './kept-index.ts';

/** Rows read and opened at a time: a few milliseconds of this thread. */
const rowsAtOnce = 500;

/**
 * Notes which clients' rows were written, inside the transaction that writes them: no row of a client is ever newer
 * than the kept index without standing here. Gives the last note, or null when there was no client among them.
 */
export async function noteChanged(
  db: CounterDb,
  records: readonly RegisterRecord[],
): Promise<number | null> {
  const changes = records.filter(({ register }) => register === 'client').map(({ id }) => ({ id }));
  return changes.length === 0 ? null : await db.clientChanges.bulkAdd(changes);
}

/** A client as the register has it now: what is searched of it, or null when it has been taken away. */
export interface ChangedClient {
  readonly clientNo: string;
  readonly entry: ClientEntry | null;
}

/** Some of the clients noted, and the last note there was when they were looked up. */
export interface ChangedPortion {
  readonly clients: readonly ChangedClient[];
  readonly lastChange: number;
}

/** Another index is kept than the one that was looked up, and what was noted between the two is gone. */
export class IndexReplaced extends Error {}

/**
 * The clients noted since an index was kept, each once and as it is now, some at a time.
 *
 * @throws IndexReplaced when it is kept no more
 */
export async function* changedClients(
  { db, sealing }: { readonly db: CounterDb; readonly sealing: Sealing },
  kept: KeptIndex,
): AsyncGenerator<ChangedPortion> {
  const changes = await db.transaction('r', db.meta, db.clientChanges, async () =>
    (await isKept(db, kept)) ? await db.clientChanges.where('at').above(kept.upTo).toArray() : null,
  );
  if (changes === null) throw new IndexReplaced();
  const lastChange = changes.at(-1)?.at ?? kept.upTo;
  const ids = [...new Set(changes.map(({ id }) => id))];
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    const records = await db.registers.bulkGet(ids.slice(from, from + rowsAtOnce));
    const clients = await Promise.all(
      records
        .filter((record) => record !== undefined)
        .map(async (record) => {
          const row = { ...(await openRow(sealing, record)), asOf: record.asOf };
          return { clientNo: row.key, entry: entryOf(row) };
        }),
    );
    yield { clients, lastChange };
  }
}
