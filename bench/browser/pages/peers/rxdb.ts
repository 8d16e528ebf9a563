import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { actRows, asText, storeNames } from './act-rows.ts';
import { filledAtOnce, type Peer } from './peer.ts';

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 100 }, body: { type: 'string' } },
  required: ['id'],
};

/** RxDB over Dexie, strict: one write for each collection, because it has no transaction over several. */
export async function rxDb(): Promise<Peer> {
  const db = await createRxDatabase({
    name: 'bench-rxdb',
    storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    multiInstance: false,
  });
  const collections = await db.addCollections(
    Object.fromEntries(storeNames.map((name) => [name, { schema }])),
  );
  const { entries, cases, effects, meta } = collections;
  if (!entries || !cases || !effects || !meta) throw new Error('RxDB made no collections');
  return {
    name: 'RxDB (Dexie storage, not atomic)',
    async fill(rows) {
      for (let from = 0; from < rows; from += filledAtOnce) {
        const count = Math.min(rows - from, filledAtOnce);
        const made = Array.from({ length: count }, (_, at) => {
          const { entry } = actRows(from + at);
          return { id: entry.id, body: asText(entry.frame) };
        });
        await entries.bulkInsert(made);
      }
    },
    async commit(rows) {
      await Promise.all([
        entries.insert({ id: rows.entry.id, body: asText(rows.entry.frame) }),
        cases.insert({ id: rows.case.id, body: asText(rows.case.states) }),
        effects.bulkInsert(rows.effects.map(({ id, change }) => ({ id, body: asText(change) }))),
        meta.upsert({ id: rows.head.id, body: `${rows.head.seq} ${rows.head.hash}` }),
      ]);
    },
  };
}
