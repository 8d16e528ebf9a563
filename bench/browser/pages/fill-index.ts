import type { CaseRecord, EntryRecord } from '../../../renderer/data/db.ts';
import { toHex } from '../../../shared/values/bytes.ts';
import { seededBytes } from '../seeded-bytes.ts';
import { filledAtOnce } from './peers/peer.ts';

/**
 * Puts copies of the newest entry and case into the index of a running store, under other keys, until `count` are there.
 * They lie where nothing reads them and weigh what the real ones weigh. A replay would make real ones, and take minutes.
 */
export async function fillIndex(name: string, count: number): Promise<void> {
  const db = await opened(name);
  const entry = await newest<EntryRecord>(db, 'entries');
  const found = await newest<CaseRecord>(db, 'cases');
  const random = seededBytes(20_261_124);
  for (let from = 0; from < count; from += filledAtOnce) {
    const tx = db.transaction(['entries', 'cases'], 'readwrite', { durability: 'relaxed' });
    const done = new Promise<void>((resolve, reject) => {
      tx.addEventListener('complete', () => resolve());
      tx.addEventListener('abort', () => reject(tx.error ?? new Error('aborted')));
    });
    for (let n = from; n < Math.min(count, from + filledAtOnce); n += 1) {
      const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
      // Epochs begin with 1, so that this one is nobody's.
      tx.objectStore('entries').put({ ...entry, epoch: 0, seq: n + 1, commandId: id });
      // Keyed hashes come in no order.
      const keys = found.keys.map(() => toHex(random(16)));
      tx.objectStore('cases').put({ ...found, caseId: id, keys });
    }
    await done;
  }
  db.close();
}

async function opened(name: string): Promise<IDBDatabase> {
  return await answer(indexedDB.open(name));
}

async function newest<T>(db: IDBDatabase, store: string): Promise<T> {
  const cursor = await answer(db.transaction(store).objectStore(store).openCursor(null, 'prev'));
  if (cursor === null) throw new Error(`nothing in ${store}`);
  // Written by the store that is measured, by its own types.
  return cursor.value as T;
}

async function answer<T>(request: IDBRequest<T>): Promise<T> {
  return await new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}
