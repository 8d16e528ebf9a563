import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CounterDb } from '../db.ts';
import type { Sealing } from '../sealing.ts';
import { changedClients, IndexReplaced } from './client-changes.ts';
import { keepIndex, lookUpIndex } from './kept-index.ts';

let db: CounterDb;
// An index without clients has no parts: nothing is sealed.
const sealing = {} as Sealing;

beforeEach(() => {
  db = new CounterDb('changes', { indexedDB: new IDBFactory(), IDBKeyRange });
});
afterEach(() => db.close());

async function keptNow() {
  const { kept } = await lookUpIndex(db);
  if (kept === null) throw new Error('no index is kept');
  return kept;
}

describe('what has changed since an index was kept', () => {
  it('is what was noted after it', async () => {
    await keepIndex({ db, sealing }, 0, [], 0);
    expect((await changedClients({ db, sealing }, await keptNow()).next()).done).toBe(true);
    const at = await db.clientChanges.add({ id: 'gone' });
    const portion = await changedClients({ db, sealing }, await keptNow()).next();
    expect(portion.value).toEqual({ clients: [], lastChange: at });
  });

  it('is not told of one that another has replaced, though neither has a part', async () => {
    await keepIndex({ db, sealing }, 0, [], 0);
    const before = await keptNow();
    const at = await db.clientChanges.add({ id: 'gone' });
    await keepIndex({ db, sealing }, 0, [], at);
    expect((await keptNow()).first).toBe(before.first);
    await expect(changedClients({ db, sealing }, before).next()).rejects.toThrow(IndexReplaced);
  });
});
