import { emptyHead } from '../../shared/journal/entry.ts';
import { clearBase } from './base/fill-base.ts';
import { forgetIndex } from './client-search/kept-index.ts';
import { putMeta } from './db.ts';
import type { OpenStore } from './open-store.ts';
import { decidedBefore, replayFeed, replayManifest } from './replay-feed.ts';
import { replayJournal } from './replay-journal.ts';
import type { StartProgress } from './types.ts';

/** Bumped when the records or the sealed states change their form. */
const indexVersion = 5;

/** What the index was built by: another version of it, or of a business, folds differently. */
export function indexShape(store: Pick<OpenStore, 'tools'>): string {
  const businesses = store.tools.registry.all.map(({ name, version }) => `${name}@${version}`);
  return [indexVersion, ...businesses.sort()].join(' ');
}

/** Brings the index after both logs: the snapshot first, then own entries, which the pages refer to. Gives the entries replayed. */
export async function catchUp(store: OpenStore, progress: StartProgress): Promise<number> {
  await replayManifest(store, progress);
  const isBehind = store.index.head.seq < store.log.head.seq;
  const decided = isBehind ? await decidedBefore(store) : null;
  const entries = await replayJournal(store, decided, progress);
  await replayFeed(store, progress);
  return entries;
}

/** Empties the index, but for drafts and what head office last said, so that it is built anew from the logs. */
export async function clearIndex(store: OpenStore): Promise<void> {
  const { db } = store;
  const head = emptyHead(store.log.head.epoch);
  await db.transaction(
    'rw',
    [...db.written, db.base, db.clientChanges, db.indexParts],
    async () => {
      await Promise.all([
        forgetIndex(db),
        clearBase(db),
        db.entries.clear(),
        db.cases.clear(),
        db.registers.clear(),
        db.effects.clear(),
        db.aside.clear(),
        db.meta.delete('feed'),
      ]);
      await putMeta(db, 'head', head);
      await putMeta(db, 'shape', indexShape(store));
    },
  );
  store.index.head = head;
  store.index.feed = null;
  store.base.forget();
  store.clients.anew();
}
