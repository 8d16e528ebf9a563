import '../../../renderer/zod-config.ts';
import { Dexie } from 'dexie';
import { counterParts } from '../../../renderer/app/counter-parts.ts';
import type { Bridge } from '../../../shared/bridge/index.ts';
import type { FeedPage } from '../../../shared/feed/page.ts';
import { type BulkSetup, feedKinds } from '../bulk-setup.ts';
import type { PageAnswer } from '../page-answer.ts';
import { dexieBulk, packedFrames, rowsOf } from './bulk-peers.ts';
import { counterStore } from '../../../renderer/app/counter-parts.ts';
import { ask, report } from './report.ts';
import { inRounds, type Runner } from './rounds.ts';

/** Replays of the whole journal beside puts of the same rows; then the feed, page after page. */
async function measureBulk(setup: BulkSetup): Promise<PageAnswer> {
  const { rounds } = setup;
  const bridge = await counterParts.connect();
  const { installation } = await bridge.journalLog.open();
  const replay = replaying(bridge, `guitai-${installation}`, setup.entries);
  await replay(0);
  const rows = await rowsOf(`guitai-${installation}`);
  const samples = await inRounds(
    [replay, dexieBulk(rows, 'relaxed'), dexieBulk(rows, 'strict'), packedFrames(rows)],
    { rounds, warmUp: 0 },
  );
  return { samples: { ...samples, ...(await takeFeed(bridge, setup)) }, numbers: {}, reasons: {} };
}

/** A start without an index: everything is read from the log, checked, folded, sealed and put. */
function replaying(bridge: Bridge, name: string, entries: number): Runner {
  return async () => {
    await Dexie.delete(name);
    let readMs = 0;
    const { journalLog } = bridge;
    const doors = counterStore({
      ...bridge,
      journalLog: {
        ...journalLog,
        async read(...given) {
          const asked = performance.now();
          const records = await journalLog.read(...given);
          readMs += performance.now() - asked;
          return records;
        },
      },
    });
    const began = performance.now();
    const { replayedEntries } = await doors.store.start(() => {});
    const ms = performance.now() - began;
    doors.close();
    if (replayedEntries !== entries) throw new Error(`${replayedEntries} entries replayed`);
    return { 'replay of the journal': ms, 'of it: reading the log over the bridge': readMs };
  };
}

/** Takes all pages, in the order they were cut, and gives the time of each kind in every round but the first. */
async function takeFeed(
  bridge: Bridge,
  { rounds, pagesARound }: BulkSetup,
): Promise<Record<string, number[]>> {
  const pages = await fetchPages();
  const doors = counterStore(bridge);
  const { store, exchange } = doors;
  await store.start(() => {});
  const samples: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round += 1) {
    for (const kind of feedKinds) {
      const began = performance.now();
      for (const page of pages.splice(0, pagesARound)) await exchange.takePage(page);
      if (round > 0) (samples[kind] ??= []).push(performance.now() - began);
    }
  }
  const aside = await store.setAside();
  doors.close();
  if (aside.length > 0) throw new Error(`${aside.length} items were set aside`);
  return samples;
}

async function fetchPages(): Promise<FeedPage[]> {
  // Cut by our own server; takePage checks all of it.
  return (await ask('/pages')) as FeedPage[];
}

// Our own server tells each page what it wants.
await report((setup) => measureBulk(setup as BulkSetup));
