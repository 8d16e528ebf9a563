import { Fault } from '../../shared/errors.ts';
import type { FeedPage } from '../../shared/feed/page.ts';
import type { SignedManifest } from '../../shared/feed/snapshot.ts';
import { frameContext } from '../../shared/journal/frame-context.ts';
import { fromUtf8 } from '../../shared/values/bytes.ts';
import type { BridgeRecord } from '../../shared/bridge/log-types.ts';
import type { z } from 'zod';
import { applyNext } from './apply.ts';
import type { OwnPlace } from './db.ts';
import type { OpenStore } from './open-store.ts';
import { indexSnapshot } from './snapshot.ts';
import type { StartProgress } from './types.ts';

type LogRecord = z.infer<typeof BridgeRecord>;
const pagesAtOnce = 50;

/** Fills an empty index from the snapshot the feed log starts from, if the log has begun. */
export async function replayManifest(store: OpenStore, progress: StartProgress): Promise<void> {
  if (store.index.feed !== null || store.log.feed === null) return;
  const [record] = await store.tools.bridge.feedLog.read(0, 1);
  if (record?.kind !== 'manifest') throw new Fault('FEED_NOT_CONTINUED', 'no manifest');
  await indexSnapshot(store, await openManifest(store, record), progress);
}

/** How far the snapshot the feed log starts from holds this counter's own entries already, or null for none. */
export async function decidedBefore(store: OpenStore): Promise<OwnPlace | null> {
  if (store.log.feed === null) return null;
  const [record] = await store.tools.bridge.feedLog.read(0, 1);
  if (record?.kind !== 'manifest') return null;
  const { decided = [] } = (await openManifest(store, record)).statement;
  const mine = decided.find(({ counter }) => counter === store.counter);
  return mine === undefined ? null : [mine.epoch, mine.seq];
}

/** Brings the index after the feed log, page by page. Gives the number of pages. */
export async function replayFeed(store: OpenStore, progress: StartProgress): Promise<number> {
  if (store.index.feed === null || store.log.feed === null) return 0;
  let pages = 0;
  let next = store.index.feed.place + 1;
  const total = store.log.feed.place - store.index.feed.place;
  while (next <= store.log.feed.place) {
    const records = await store.tools.bridge.feedLog.read(next, pagesAtOnce);
    const last = records.at(-1);
    if (last === undefined) throw new Fault('FEED_NOT_CONTINUED', `page from ${next} is missing`);
    const opened = await Promise.all(records.map((record) => openPage(store, record)));
    for (const page of opened) await applyNext(store, page);
    pages += opened.length;
    next = last.place + 1;
    progress({
      words: '正在装入总部下发内容',
      done: total - (store.log.feed.place - last.place),
      total,
    });
  }
  return pages;
}

/** The manifest in a feed log's first record. @throws Fault SEAL_BROKEN */
export async function openManifest(store: OpenStore, record: LogRecord): Promise<SignedManifest> {
  const bytes = await store.sealing.open('feed', frameContext(record), record.frame);
  // Checked and sealed by takeSnapshot.
  return JSON.parse(fromUtf8(bytes)) as SignedManifest;
}

/** A page of the feed log, opened. @throws Fault SEAL_BROKEN */
export async function openPage(store: OpenStore, record: LogRecord): Promise<FeedPage> {
  const bytes = await store.sealing.open('feed', frameContext(record), record.frame);
  // Checked and sealed by takePage; its digests are checked again when it is applied.
  return JSON.parse(fromUtf8(bytes)) as FeedPage;
}
