import { fullItem, itemDigest, type WireItem } from '../../../shared/feed/item.ts';
import type { FeedPage } from '../../../shared/feed/page.ts';
import { canonicalBytes } from '../../../shared/journal/canonical.ts';
import type { Entry } from '../../../shared/journal/entry.ts';
import { fromHex } from '../../../shared/values/bytes.ts';
import type { OpenStore } from '../open-store.ts';
import { openPage } from '../replay-feed.ts';
import type { ProvedVerdict } from './journal-types.ts';

type OwnItem = Extract<WireItem, { kind: 'own' }>;

/**
 * Head office's word on an own entry, from the feed log: own entries stand in it in the order of their serial
 * numbers (I3), so the page is found by halving. Null when no page of the log has it.
 */
export async function findVerdict(store: OpenStore, entry: Entry): Promise<ProvedVerdict | null> {
  const { feed } = store.log;
  let low = 1;
  let high = feed?.place ?? 0;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const found = await nextOwn(store, middle, high);
    if (found === null) {
      high = middle - 1;
      continue;
    }
    const { page, own } = found;
    const item = own.find(({ epoch, seq }) => epoch === entry.epoch && seq === entry.seq);
    if (item !== undefined) return proved(store, page, item, entry);
    const isBefore = comesBefore(entry, own[0]);
    if (isBefore) high = middle - 1;
    else low = page.statement.to + 1;
  }
  return null;
}

/** The first page from a place on that holds own entries, up to a last place. */
async function nextOwn(
  store: OpenStore,
  from: number,
  last: number,
): Promise<{ readonly page: FeedPage; readonly own: readonly OwnItem[] } | null> {
  for (let next = from; next <= last;) {
    const [record] = await store.tools.bridge.feedLog.read(next, 1);
    if (record === undefined) return null;
    next = record.place + 1;
    if (record.kind !== 'page') continue;
    const page = await openPage(store, record);
    const own = page.items.filter((item) => item.kind === 'own');
    if (own.length > 0) return { page, own };
  }
  return null;
}

function comesBefore(entry: Entry, first: OwnItem | undefined): boolean {
  if (first === undefined) return false;
  return entry.epoch < first.epoch || (entry.epoch === first.epoch && entry.seq < first.seq);
}

function proved(store: OpenStore, page: FeedPage, item: OwnItem, entry: Entry): ProvedVerdict {
  const { suite } = store.tools;
  const { statement, signature } = page;
  const full = fullItem(item, () => entry);
  const digest = full === null ? null : itemDigest(suite, full);
  return {
    place: item.place,
    decidedAt: item.decidedAt,
    verdict: item.verdict,
    pageFrom: statement.from,
    pageTo: statement.to,
    isSigned: suite.verify(
      fromHex(store.headOfficeKey),
      canonicalBytes(statement),
      fromHex(signature),
    ),
    isThis: statement.itemDigests[item.place - statement.from] === digest,
  };
}
