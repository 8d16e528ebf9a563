import type { RecordHead } from '../../shared/bridge/log-types.ts';
import { clearIndex } from './rebuild.ts';
import type { OpenStore } from './open-store.ts';
import { openManifest } from './replay-feed.ts';
import { headAfter } from './snapshot-fill.ts';
import type { StartFinding } from './types.ts';

/**
 * The feed log at a start: what is torn or damaged in it is cut, because head office sends it again. Sets
 * where the log ends; an index that followed another feed is emptied, to be built from the log.
 */
export async function repairFeed(store: OpenStore): Promise<readonly StartFinding[]> {
  const { feedLog } = store.tools.bridge;
  let scan = await feedLog.open();
  const findings: StartFinding[] = [];
  if (scan.trouble !== null) {
    await feedLog.cutTail(store.lease);
    const message = `总部下发记录第 ${scan.trouble.place} 项起不完整,已清除,将由总部重新下发。`;
    findings.push({ kind: 'feed-tail-cut', message, stops: false });
    scan = await feedLog.open();
  }
  const [first] = await feedLog.read(0, 1);
  store.log.feed = await feedHeadOf(store, first, scan.last);
  const { log, index } = store;
  const other =
    log.feed !== null &&
    index.feed !== null &&
    (log.feed.era !== index.feed.era ||
      (log.feed.place === index.feed.place && log.feed.hash !== index.feed.hash));
  // The pages between an older index and a newer snapshot are in neither.
  const isOlder = first !== undefined && index.feed !== null && index.feed.place < first.place;
  if (other || isOlder) await clearIndex(store);
  return findings;
}

/** A page's record carries the page's hash; the manifest's stands for the page its snapshot was made after. */
async function feedHeadOf(
  store: OpenStore,
  first: Parameters<typeof openManifest>[1] | undefined,
  last: RecordHead | null,
): Promise<OpenStore['log']['feed']> {
  if (last === null) return null;
  const isManifest = first?.kind === 'manifest' && first.hash === last.hash;
  return isManifest
    ? headAfter((await openManifest(store, first)).statement)
    : { era: last.life, place: last.place, hash: last.hash };
}
