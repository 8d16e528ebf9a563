import { IDBDatabase, IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { streamPacker } from '../../renderer/data/packer.ts';
import { nextBatch } from '../../renderer/sync/batches.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import { snapshotLine } from '../helpers/head-office-line.ts';
import { testPerson } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';

const at = Date.UTC(2026, 10, 23, 2, 30);
const maker = testPerson('100023', '李雷', 1, at - 1000);
const checker = testPerson('100025', '王磊', 2, at - 1000, { checker: true });

/** What asks the database; each call is one request of IndexedDB. */
const requests = ['get', 'getAll', 'getKey', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'];
const writes = ['put', 'add', 'delete', 'clear'];

/**
 * One transaction reads all the act asks for, one writes it. One of the reads asks whether the rows of the snapshot that
 * were looked up before are still the index's.
 */
const openingCost = {
  calls: ['journalLog.append'],
  syncs: 1,
  transactions: 2,
  reads: 7,
  writes: 3,
};

describe('what one act costs, counted and not timed', () => {
  let counter: TestCounter;
  let actor: Actor;
  let calls: string[];
  let asked: string[];
  const listened: [prototype: object, method: string, own: unknown][] = [];

  beforeEach(async () => {
    calls = [];
    asked = [];
    // Dexie binds it when the database is opened.
    listenTo(IDBDatabase.prototype, ['transaction']);
    counter = new TestCounter({
      counter: '0101-02',
      uplink: snapshotLine(),
      clock: () => at,
      onCall: (name) => calls.push(name),
    });
    await counter.start();
    actor = await counter.signIn(maker);
    listenTo(IDBObjectStore.prototype, [...requests, ...writes]);
    listenTo(IDBIndex.prototype, requests);
  });

  afterEach(() => {
    for (const [prototype, method, own] of listened.splice(0)) Reflect.set(prototype, method, own);
  });

  function listenTo(prototype: object, methods: readonly string[]): void {
    for (const method of methods) {
      const own: unknown = Reflect.get(prototype, method);
      if (typeof own !== 'function') throw new Error(`the database has no ${method}`);
      listened.push([prototype, method, own]);
      Reflect.set(prototype, method, function (this: unknown, ...given: readonly unknown[]) {
        asked.push(method);
        return Reflect.apply(own, this, given) as unknown;
      });
    }
  }

  async function costOf(act: () => Promise<unknown>) {
    const syncs = counter.shell.disk.syncs;
    calls.length = 0;
    asked.length = 0;
    await act();
    return {
      calls: [...calls],
      syncs: counter.shell.disk.syncs - syncs,
      transactions: asked.filter((one) => one === 'transaction').length,
      reads: asked.filter((one) => requests.includes(one)).length,
      writes: asked.filter((one) => writes.includes(one)).length,
    };
  }

  it('an opening: one call to the shell, one fsync, two transactions', async () => {
    const cost = await costOf(() => counter.submit(actor, anApplication(1)));
    expect(cost).toEqual(openingCost);
  });

  it('an opening as the hundredth: no more', async () => {
    for (let n = 2; n < 100; n += 1) await counter.submit(actor, anApplication(n));
    const cost = await costOf(() => counter.submit(actor, anApplication(100)));
    expect(cost).toEqual(openingCost);
  });

  it('an approval: the same, and what its screen reads of the case before', async () => {
    const opened = await counter.submit(actor, anApplication(1));
    const caseId = opened.status === 'recorded' ? opened.caseId : '';
    const cost = await costOf(() => counter.decide(actor, caseId, checker));
    expect(cost).toEqual({ ...openingCost, transactions: 5, reads: 11 });
  });

  it('a batch: at most 120 bytes an entry on the wire', async () => {
    for (let n = 0; n < 200; n += 1) await counter.submit(actor, anApplication(n));
    const { exchange, bridge } = counter;
    const batch = await nextBatch({ exchange, bridge, packer: streamPacker }, 1, 1000);
    const entries = batch === null ? 0 : batch.to - batch.from + 1;
    expect(entries).toBe(201);
    expect(batch === null ? 0 : batch.bytes.length / entries).toBeLessThanOrEqual(120);
  });
});
