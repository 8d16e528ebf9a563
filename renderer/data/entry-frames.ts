import { frameContext } from '../../shared/journal/frame-context.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { fromUtf8 } from '../../shared/values/bytes.ts';
import type { CounterDb, EntryRecord, OwnPlace } from './db.ts';
import type { Sealing } from './sealing.ts';

/** An own entry opened from its frame, with its canonical bytes as they are hashed and sent. */
export interface OpenEntry {
  readonly entry: Entry;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** Opens the frames of own entries, all at once. @throws Fault SEAL_BROKEN */
export async function openEntries(
  sealing: Sealing,
  records: readonly Pick<EntryRecord, 'epoch' | 'seq' | 'hash' | 'frame'>[],
): Promise<OpenEntry[]> {
  return await Promise.all(
    records.map(async ({ epoch, seq, hash, frame }) => {
      const context = frameContext({ kind: 'entry', life: epoch, place: seq, hash });
      const bytes = await sealing.open('frame', context, frame);
      // Written by append.ts from a parsed entry; replays check its hash, feed pages its digest.
      const entry = JSON.parse(fromUtf8(bytes)) as Entry;
      return { entry, hash, bytes };
    }),
  );
}

/** Own entries by their places; a place that is not there is left out. */
export async function entriesAt(
  db: CounterDb,
  sealing: Sealing,
  places: readonly OwnPlace[],
): Promise<OpenEntry[]> {
  if (places.length === 0) return [];
  const records = await db.entries.bulkGet(places.map(([epoch, seq]) => [epoch, seq]));
  return await openEntries(
    sealing,
    records.filter((record) => record !== undefined),
  );
}
