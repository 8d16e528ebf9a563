import { join } from 'node:path';
import PouchDB from 'pouchdb';
import type { ReplicatedEntry } from './documents.ts';
import { entriesOfBatch, type ReplicaClient } from './replicate.ts';

/** A PouchDB on LevelDB with a document an entry, made before anything is measured. */
export async function openPouchClient(
  folder: string,
  entries: readonly ReplicatedEntry[],
): Promise<ReplicaClient> {
  const source = new PouchDB(join(folder, 'source'));
  for (let from = 0; from < entries.length; from += entriesOfBatch) {
    const some = entries.slice(from, from + entriesOfBatch);
    await source.bulkDocs(some.map(({ id, entry }) => ({ _id: id, ...entry })));
  }
  return {
    async replicateTo(url) {
      const target = new PouchDB(`${url}/journal`, { skip_setup: true });
      await PouchDB.replicate(source, target, { batch_size: entriesOfBatch });
    },
    close: () => source.close(),
  };
}
