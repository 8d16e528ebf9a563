import '../../../renderer/zod-config.ts';
import { Dexie } from 'dexie';
import { counterParts, counterStore, randomBytes } from '../../../renderer/app/counter-parts.ts';
import { atOnce, clientIndex } from '../../../renderer/data/client-search/client-index.ts';
import { entryOf } from '../../../renderer/data/client-search/client-rows.ts';
import { keepIndex, lookUpIndex } from '../../../renderer/data/client-search/kept-index.ts';
import { segmentBytes } from '../../../renderer/data/client-search/segment-bytes.ts';
import { CounterDb, type IndexState } from '../../../renderer/data/db.ts';
import { sealingWith } from '../../../renderer/data/sealing.ts';
import type { StoreDoors } from '../../../renderer/data/store.ts';
import type { Uplink, UplinkResult } from '../../../shared/bridge/uplink.ts';
import { fromBase64 } from '../../../shared/values/bytes.ts';
import { madeClient } from '../../clients/clients-made.ts';
import { type StoreSetup, storeWords } from '../../clients/store-setup.ts';
import type { PageAnswer } from '../page-answer.ts';
import { ask, report } from './report.ts';

/** Brings the clients in, waits until their index is kept, and starts again and again. */
async function measureClients(setup: StoreSetup): Promise<PageAnswer> {
  const { clients, isLoaded, starts } = setup;
  const bridge = { ...(await counterParts.connect()), uplink };
  const { installation } = await bridge.journalLog.open();
  const name = `guitai-${installation}`;
  const { load, without, ready, press, bytes } = storeWords;
  let doors = counterStore(bridge);
  const start = async (): Promise<number> => {
    doors.close();
    const from = performance.now();
    doors = counterStore(bridge);
    await doors.store.start(() => {});
    await wholeSearch(doors);
    return performance.now() - from;
  };
  const began = performance.now();
  await doors.store.start(() => {});
  const loadMs = performance.now() - began;
  let usage = Number.NaN;
  if (isLoaded) {
    await wholeSearch(doors);
    usage = (await navigator.storage.estimate()).usage ?? usage;
    await keptIndex(name);
  } else {
    doors.close();
    await keepMade(name, await bridge.keyStore.sealing(), clients);
  }
  const presses: number[] = [];
  const readies: number[] = [];
  for (let at = 0; at < starts; at += 1) {
    readies.push(await start());
    presses.push(...(await pressKeys(doors, clients)));
  }
  if (isLoaded) await forgetKept(name);
  const anew = isLoaded ? [await start()] : [];
  doors.close();
  return {
    samples: { [load]: [loadMs], [without]: anew, [ready]: readies, [press]: presses },
    numbers: { [bytes]: usage / clients },
    reasons: {},
  };
}

/** Makes and keeps an index of clients whose rows are not there. */
async function keepMade(
  name: string,
  device: Parameters<typeof sealingWith>[0],
  clients: number,
): Promise<void> {
  const index = clientIndex();
  for (let n = 0; n < clients; n += 1) index.load([entryOf(madeClient(n)) ?? []].flat());
  atOnce(index.settle());
  const db = new CounterDb(name.replace('guitai-', ''));
  const sealing = await sealingWith(device, randomBytes);
  const { life } = await lookUpIndex(db);
  const segments = index.segments().map((segment) => segmentBytes(segment));
  await keepIndex({ db, sealing }, life, segments, 0);
  db.close();
}

const uplink = {
  // Made by our own server, which knows the shapes.
  contact: async () => (await ask('/contact')) as UplinkResult<never>,
  snapshot: async () => (await ask('/snapshot')) as UplinkResult<never>,
  async snapshotSegment(_place: number, index: number) {
    const text = (await ask('/segment', String(index))) as string;
    return { ok: true, value: fromBase64(text) };
  },
} as unknown as Uplink;

async function wholeSearch({ store }: StoreDoors): Promise<void> {
  for (;;) {
    const answer = await store.searchClients('0101', 1);
    if (answer.ready && answer.total > 0) return;
    await new Promise((next) => setTimeout(next, 2));
  }
}

/** Types names and mobiles of some clients, stroke by stroke. */
async function pressKeys({ store }: StoreDoors, clients: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < 40; at += 1) {
    const client = entryOf(madeClient((at * 7919) % clients));
    for (const text of client === null ? [] : [client.name, client.mobile]) {
      for (let end = 1; end <= text.length; end += 1) {
        const from = performance.now();
        await store.searchClients(text.slice(0, end), 20);
        times.push(performance.now() - from);
      }
    }
  }
  return times;
}

async function keptIndex(name: string): Promise<void> {
  for (;;) {
    if ((await indexState(name))?.kept != null) return;
    await new Promise((next) => setTimeout(next, 200));
  }
}

async function forgetKept(name: string): Promise<void> {
  const state = await indexState(name);
  await withDatabase(name, async (db) => {
    await db.table('meta').put({ key: 'clientIndex', value: { ...state, kept: null } });
  });
}

async function indexState(name: string): Promise<IndexState | undefined> {
  return await withDatabase(name, async (db) => {
    // Written by the store.
    const record = (await db.table('meta').get('clientIndex')) as
      | { readonly value: IndexState }
      | undefined;
    return record?.value;
  });
}

async function withDatabase<T>(name: string, work: (db: Dexie) => Promise<T>): Promise<T> {
  const db = await new Dexie(name).open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

// Our own server tells each page what it wants.
await report((setup) => measureClients(setup as StoreSetup));
