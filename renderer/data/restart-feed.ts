import { Fault, faultText } from '../../shared/errors.ts';
import type { FeedHead } from '../../shared/feed/page.ts';
import { fullItems, refuseBadPage } from './apply.ts';
import { indexPage } from './index-page.ts';
import type { OpenStore } from './open-store.ts';
import { clearIndex } from './rebuild.ts';
import { taken, takeSnapshot } from './snapshot.ts';
import type { StartFinding, StartProgress } from './types.ts';

/**
 * Gives a counter without a feed log its beginning, before or after its index has caught up with the journal.
 * An empty index starts from the snapshot, which says how much of the journal it holds. An index that is there
 * is kept: it takes the pages between its place and the snapshot's first, and so never shows less than before.
 * A newly enrolled counter cannot start without the line; one that has entries can.
 *
 * @throws Fault UPLINK_UNREACHABLE, FEED_FORGED when newly enrolled
 */
export async function startFeed(
  store: OpenStore,
  progress: StartProgress,
): Promise<readonly StartFinding[]> {
  const isNew = store.log.head.seq === 0 && store.index.feed === null;
  const lost = '总部下发记录缺失';
  try {
    await takeSnapshot(store, progress, async ({ place }) => {
      if (store.index.feed !== null) await indexUpTo(store, store.index.feed, place, progress);
    });
  } catch (error) {
    if (isNew || !(error instanceof Fault)) throw error;
    // It may have begun to fill: the journal is not replayed onto cases that hold it already.
    if (store.index.feed === null) await clearIndex(store);
    const message = `${lost}。${faultText(error.code)}联网后重新启动程序即可补领,期间仍可受理。`;
    return [{ kind: 'feed-tail-cut', message, stops: false }];
  }
  if (isNew) return [];
  return [{ kind: 'feed-tail-cut', message: `${lost},已由总部重新下发。`, stops: false }];
}

async function indexUpTo(
  store: OpenStore,
  from: FeedHead,
  place: number,
  progress: StartProgress,
): Promise<void> {
  const { uplink } = store.tools.bridge;
  for (let after = from; after.place < place;) {
    const { pages } = taken(await uplink.pull(after.place, 0, store.log.head.seq));
    if (pages.length === 0) throw new Fault('FEED_NOT_CONTINUED', `nothing after ${after.place}`);
    for (const page of pages) {
      refuseBadPage(store, after, page);
      await indexPage(store, page, await fullItems(store, page));
      after = store.index.feed ?? after;
    }
    const done = after.place - from.place;
    progress({ words: '正在补领总部下发内容', done, total: place - from.place });
  }
}
