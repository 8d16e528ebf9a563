import { Dexie, type DexieOptions } from 'dexie';
import type { CaseRecord, EntryRecord } from '../../../renderer/data/db.ts';
import type { Runner } from './rounds.ts';

/** What the product wrote when it replayed the journal. */
export interface IndexRows {
  readonly entries: readonly EntryRecord[];
  readonly cases: readonly CaseRecord[];
}

const rowsAtOnce = 1000;

/** Reads the index of a closed store as it lies there. */
export async function rowsOf(name: string): Promise<IndexRows> {
  const db = await new Dexie(name).open();
  const [entries, cases] = await Promise.all([
    db.table<EntryRecord>('entries').toArray(),
    db.table<CaseRecord>('cases').toArray(),
  ]);
  db.close();
  return { entries, cases };
}

/** The same rows by Dexie alone, in as many at once as a replay puts, under the same indexes. */
export function dexieBulk(
  rows: IndexRows,
  durability: NonNullable<DexieOptions['chromeTransactionDurability']>,
): Runner {
  const name = `Dexie bulkPut, ${durability}`;
  return async () => {
    await Dexie.delete('bench-bulk');
    const db = new Dexie('bench-bulk', { chromeTransactionDurability: durability });
    db.version(1).stores({
      entries: '[epoch+seq], commandId',
      cases: 'caseId, business, stage, [business+stage], decidedAt, *keys',
    });
    await db.open();
    const began = performance.now();
    for (let from = 0; from < rows.entries.length; from += rowsAtOnce) {
      const [entries, cases] = [rows.entries, rows.cases].map((all) =>
        all.slice(from, from + rowsAtOnce),
      );
      await db.transaction('rw', ['entries', 'cases'], () =>
        Promise.all([
          db.table('entries').bulkPut(entries ?? []),
          db.table('cases').bulkPut(cases ?? []),
        ]),
      );
    }
    const ms = performance.now() - began;
    db.close();
    return { [name]: ms };
  };
}

/** The least an index can cost: a thousand frames as one value, no index, nothing waited for but the end. */
export function packedFrames(rows: IndexRows): Runner {
  return async () => {
    await Dexie.delete('bench-packed');
    const db = new Dexie('bench-packed', { chromeTransactionDurability: 'relaxed' });
    db.version(1).stores({ frames: '' });
    await db.open();
    const began = performance.now();
    for (let from = 0; from < rows.entries.length; from += rowsAtOnce) {
      const packed = await new Blob(
        rows.entries.slice(from, from + rowsAtOnce).map(({ frame }) => frame),
      ).arrayBuffer();
      await db.table('frames').put(packed, from);
    }
    const ms = performance.now() - began;
    db.close();
    return { 'a thousand frames as one value': ms };
  };
}
