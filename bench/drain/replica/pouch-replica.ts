import { join } from 'node:path';
import PouchDB from 'pouchdb';
import type { Replica } from './replica.ts';

/** What a CouchDB answers to somebody who replicates into it, over PouchDB on LevelDB; its older servers bring an Express. */
export function openPouchReplica(folder: string): Replica {
  const db = new PouchDB(join(folder, 'target'));
  return {
    async answer(method, path, body) {
      if (path === '/') return { couchdb: 'Welcome', uuid: 'bench' };
      const [, , place = '', id = ''] = path.split('/');
      if (place === '') return await db.info();
      if (place === '_local') return await checkpoint(method, `_local/${id}`, body);
      // The protocol says what each of them sends.
      if (place === '_revs_diff') return await db.revsDiff(body as object);
      if (place === '_bulk_docs') return await db.bulkDocs(body as { docs: object[] });
      return null;
    },
    documents: async () => (await db.info()).doc_count,
    close: () => db.close(),
  };

  /** How far a replication has come, kept by the target. */
  async function checkpoint(method: string, id: string, body: unknown): Promise<object | null> {
    // A checkpoint is a document.
    if (method === 'PUT') return await db.put({ ...(body as object), _id: id });
    return await db.get(id).catch((error: { readonly status?: number }) => {
      if (error.status === 404) return null;
      throw error;
    });
  }
}
