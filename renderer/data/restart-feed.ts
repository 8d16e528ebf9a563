import { Fault, faultText } from '../../shared/errors.ts';
import { noHash } from '../../shared/journal/entry.ts';
import { fullItems, refuseBadPage } from './apply.ts';
import { indexPage } from './index-page.ts';
import type { OpenStore } from './open-store.ts';
import { replayManifest } from './replay-feed.ts';
import { taken, takeSnapshot } from './snapshot.ts';
import type { StartFinding, StartProgress } from './types.ts';

/**
 * Gives a counter without a feed log its beginning. A newly enrolled one starts from the snapshot, and cannot
 * start without the line. One that has entries already has lost its log: it takes the pages between its
 * index and the new snapshot first, because only pages tell which of its entries are decided.
 *
 * @throws Fault UPLINK_UNREACHABLE, FEED_FORGED when newly enrolled
 */
export async function startFeed(
  store: OpenStore,
  progress: StartProgress,
): Promise<readonly StartFinding[]> {
  if (store.log.head.seq === 0 && store.index.feed === null) {
    await takeSnapshot(store, progress, async () => {});
    await replayManifest(store, progress);
    return [];
  }
  const lost = '总部下发记录缺失';
  try {
    await takeSnapshot(store, progress, ({ place }) => indexUpTo(store, place, progress));
    return [{ kind: 'feed-tail-cut', message: `${lost},已由总部重新下发。`, stops: false }];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const message = `${lost}。${faultText(error.code)}联网后重新启动程序即可补领,期间仍可受理。`;
    return [{ kind: 'feed-tail-cut', message, stops: false }];
  }
}

async function indexUpTo(store: OpenStore, place: number, progress: StartProgress): Promise<void> {
  const { uplink } = store.tools.bridge;
  store.index.feed ??= { era: store.era, place: 0, hash: noHash };
  const first = store.index.feed.place;
  while (store.index.feed.place < place) {
    const after = store.index.feed;
    const { pages } = taken(await uplink.pull(after.place, 0, store.log.head.seq));
    if (pages.length === 0) throw new Fault('FEED_NOT_CONTINUED', `nothing after ${after.place}`);
    for (const page of pages) {
      refuseBadPage(store, store.index.feed, page);
      await indexPage(store, page, await fullItems(store, page));
    }
    const done = store.index.feed.place - first;
    progress({ words: '正在补领总部下发内容', done, total: place - first });
  }
}
