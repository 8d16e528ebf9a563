import { actRows, storeNames } from './act-rows.ts';
import { filledAtOnce, type Peer } from './peer.ts';

/** IndexedDB without a library, one strict transaction an act. */
export async function rawIndexedDb(): Promise<Peer> {
  const db = await opened();
  const transaction = async (
    durability: IDBTransactionDurability,
    put: (tx: IDBTransaction) => void,
  ): Promise<void> => {
    const tx = db.transaction([...storeNames], 'readwrite', { durability });
    const done = new Promise<void>((resolve, reject) => {
      tx.addEventListener('complete', () => resolve());
      tx.addEventListener('abort', () => reject(tx.error ?? new Error('aborted')));
    });
    put(tx);
    await done;
  };
  return {
    name: 'IndexedDB strict',
    async fill(rows) {
      for (let from = 0; from < rows; from += filledAtOnce) {
        await transaction('relaxed', (tx) => {
          const entries = tx.objectStore('entries');
          const to = Math.min(rows, from + filledAtOnce);
          for (let n = from; n < to; n += 1) entries.put(actRows(n).entry);
        });
      }
    },
    commit: (rows) =>
      transaction('strict', (tx) => {
        tx.objectStore('entries').put(rows.entry);
        tx.objectStore('cases').put(rows.case);
        for (const effect of rows.effects) tx.objectStore('effects').put(effect);
        tx.objectStore('meta').put(rows.head);
      }),
  };
}

async function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('bench-raw', 1);
  request.addEventListener('upgradeneeded', () => {
    for (const name of storeNames) request.result.createObjectStore(name, { keyPath: 'id' });
  });
  return await new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}
