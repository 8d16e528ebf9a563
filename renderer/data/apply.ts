import { Fault } from '../../shared/errors.ts';
import { type FeedItem, fullItem, itemDigest } from '../../shared/feed/item.ts';
import { type FeedHead, type FeedPage, pageFault, pageHash } from '../../shared/feed/page.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { frameContext } from '../../shared/journal/frame-context.ts';
import { entriesAt } from './entry-frames.ts';
import { indexPage } from './index-page.ts';
import type { OpenStore } from './open-store.ts';

/**
 * Takes a page from head office, in its turn of the queue: checked, appended to the feed log, then applied.
 * A page that is there already changes nothing. False when it was.
 *
 * @throws Fault FEED_FORGED, FEED_NOT_CONTINUED, JOURNAL_FORK, JOURNAL_RESTORED
 */
export async function takePage(store: OpenStore, page: FeedPage): Promise<boolean> {
  const { suite, bridge } = store.tools;
  const { statement } = page;
  const head = feedHead(store.log.feed);
  if (statement.to <= head.place) return false;
  refuseBadPage(store, head, page);
  const items = await fullItems(store, page);
  const hash = pageHash(suite, statement);
  const place = { kind: 'page', life: statement.era, place: statement.to, hash } as const;
  const frame = await store.sealing.seal('feed', frameContext(place), canonicalBytes(page));
  try {
    await bridge.feedLog.append(store.lease, { ...place, frame }, head.place);
  } catch (error) {
    store.uncertain = true;
    throw error;
  }
  store.log.feed = { era: statement.era, place: statement.to, hash };
  await store.reach('after-feed-append');
  await applyNext(store, page, items);
  return true;
}

/** Applies a page of the feed log that the index lacks; one it has is only compared. */
export async function applyNext(
  store: OpenStore,
  page: FeedPage,
  items?: readonly FeedItem[],
): Promise<void> {
  const indexed = feedHead(store.index.feed);
  const { to, from } = page.statement;
  if (to < indexed.place) return;
  if (to === indexed.place) {
    if (indexed.hash === pageHash(store.tools.suite, page.statement)) return;
    throw new Fault('FEED_NOT_CONTINUED', `page ${to} is not the one applied before`);
  }
  if (from !== indexed.place + 1) throw new Fault('FEED_NOT_CONTINUED', `page ${from}`);
  await indexPage(store, page, items ?? (await fullItems(store, page)));
}

/** Where a feed log or index stands; before the manifest nothing has been taken. @throws Fault FEED_NOT_CONTINUED */
function feedHead(head: FeedHead | null): FeedHead {
  if (head === null) throw new Fault('FEED_NOT_CONTINUED', 'the feed log has no manifest');
  return head;
}

/** @throws Fault FEED_NOT_CONTINUED, FEED_FORGED when a page does not continue `head` or is not signed */
export function refuseBadPage(store: OpenStore, head: FeedHead, page: FeedPage): void {
  const wrong = pageFault(store.tools.suite, store.headOfficeKey, head, store.branch, page);
  if (wrong === null) return;
  const { from, to } = page.statement;
  const code =
    wrong === 'PLACE' || wrong === 'PREV' || wrong === 'ERA' ? 'FEED_NOT_CONTINUED' : 'FEED_FORGED';
  throw new Fault(code, `page ${from}-${to}: ${wrong}`);
}

/**
 * The items in full, own entries taken from this journal, each proved by its digest.
 *
 * An own entry this journal does not have means that the counter was restored; another one at its place, a fork.
 */
export async function fullItems(store: OpenStore, page: FeedPage): Promise<readonly FeedItem[]> {
  const own = page.items.filter((item) => item.kind === 'own');
  const entries = await entriesAt(
    store.db,
    store.sealing,
    own.map(({ epoch, seq }) => [epoch, seq]),
  );
  const byPlace = new Map(entries.map((one) => [`${one.entry.epoch}-${one.entry.seq}`, one]));
  for (const { epoch, seq, hash } of own) {
    const mine = byPlace.get(`${epoch}-${seq}`);
    if (mine === undefined) throw new Fault('JOURNAL_RESTORED', `entry ${epoch}-${seq} is missing`);
    if (mine.hash !== hash) throw new Fault('JOURNAL_FORK', `entry ${epoch}-${seq}`);
  }
  return page.items.map((wire, at) => {
    const item = fullItem(wire, (epoch, seq) => byPlace.get(`${epoch}-${seq}`)?.entry);
    const digest = page.statement.itemDigests[at];
    const fits =
      item !== null &&
      item.place === page.statement.from + at &&
      itemDigest(store.tools.suite, item) === digest;
    if (!fits) throw new Fault('FEED_FORGED', `item ${page.statement.from + at}`);
    return item;
  });
}
