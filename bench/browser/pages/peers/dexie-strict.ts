import { Dexie } from 'dexie';
import { actRows, storeNames } from './act-rows.ts';
import { filledAtOnce, type Peer } from './peer.ts';

/** Dexie as an application uses it whose commit it is: one strict transaction an act. */
export async function dexieStrict(): Promise<Peer> {
  const db = new Dexie('bench-dexie', { chromeTransactionDurability: 'strict' });
  db.version(1).stores(Object.fromEntries(storeNames.map((name) => [name, 'id'])));
  await db.open();
  return {
    name: 'Dexie strict',
    async fill(rows) {
      for (let from = 0; from < rows; from += filledAtOnce) {
        const count = Math.min(rows - from, filledAtOnce);
        const entries = Array.from({ length: count }, (_, at) => actRows(from + at).entry);
        await db.table('entries').bulkPut(entries);
      }
    },
    commit: (rows) =>
      db.transaction('rw', [...storeNames], async () => {
        await Promise.all([
          db.table('entries').put(rows.entry),
          db.table('cases').put(rows.case),
          db.table('effects').bulkPut([...rows.effects]),
          db.table('meta').put(rows.head),
        ]);
      }),
  };
}
