import { metaValue } from './db.ts';
import type { OpenStore } from './open-store.ts';
import type { Standing } from './types.ts';

/** Where this counter stands. Read from the index, so that it is live; pending = head − acknowledged (I6). */
export async function standingOf(store: OpenStore): Promise<Standing> {
  const [ack, feed] = await Promise.all([
    metaValue(store.db, 'ack'),
    metaValue(store.db, 'feed'),
    metaValue(store.db, 'head'),
  ]);
  // After a failure of IndexedDB the log is ahead of the index; what counts is the log.
  const { epoch, seq: headSeq, hash: headHash } = store.log.head;
  const acknowledgedSeq = ack?.epoch === epoch ? ack.seq : 0;
  const pending = headSeq - acknowledgedSeq;
  return { headSeq, acknowledgedSeq, pending, feedPlace: feed?.place ?? 0, epoch, headHash };
}
