import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { ReplicatedEntry } from './documents.ts';
import { entriesOfBatch, type ReplicaClient } from './replicate.ts';

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 100 }, entry: { type: 'object' } },
  required: ['id', 'entry'],
};

/** An RxDB in memory with a document an entry, made before anything is measured. */
export async function openRxClient(
  name: string,
  entries: readonly ReplicatedEntry[],
): Promise<ReplicaClient> {
  const storage = getRxStorageMemory();
  const db = await createRxDatabase({ name, storage, multiInstance: false });
  const { journal } = await db.addCollections({ journal: { schema } });
  if (journal === undefined) throw new Error('RxDB made no collection');
  for (let from = 0; from < entries.length; from += entriesOfBatch) {
    await journal.bulkInsert(
      entries.slice(from, from + entriesOfBatch).map(({ id, entry }) => ({ id, entry })),
    );
  }
  return {
    async replicateTo(url) {
      const replication = replicateRxCollection({
        replicationIdentifier: url,
        collection: journal,
        live: false,
        waitForLeadership: false,
        autoStart: false,
        push: { batchSize: entriesOfBatch, handler: (rows) => push(url, rows) },
      });
      const failed = new Promise<never>((_, fail) => void replication.error$.subscribe(fail));
      await replication.start();
      await Promise.race([replication.awaitInitialReplication(), failed]);
      await replication.cancel();
    },
    close: async () => void (await db.close()),
  };
}

/** Sends a batch, and gives what the server has otherwise. */
async function push(
  url: string,
  rows: readonly { readonly newDocumentState: object }[],
): Promise<readonly object[]> {
  const answer = await fetch(`${url}/push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rows.map(({ newDocumentState }) => newDocumentState)),
  });
  if (!answer.ok) throw new Error(`a batch was answered ${answer.status}`);
  // Our own server answers with the conflicts.
  return (await answer.json()) as readonly object[];
}
