import { formatSerial } from '../../../shared/values/ids.ts';
import { openEntries } from '../entry-frames.ts';
import type { OpenStore } from '../open-store.ts';
import type { CaseRecord, WaitingPlace } from '../db.ts';
import { metaValue } from '../db.ts';
import type { OpenEntry } from '../entry-frames.ts';
import type { EntryProgress, JournalPart, JournalRow } from './journal-types.ts';

/** Entries of the present epoch before a seq, newest first; null begins at the head. */
export async function journalPart(
  store: OpenStore,
  before: number | null,
  limit: number,
): Promise<JournalPart> {
  // Read even though the log's head counts: it makes the list follow every act.
  const indexed = await metaValue(store.db, 'head');
  const { epoch } = store.log.head;
  const end = before ?? (indexed?.seq ?? 0) + 1;
  const from = Math.max(1, end - limit);
  const records = await store.db.entries
    .where('[epoch+seq]')
    .between([epoch, from], [epoch, end], true, false)
    .toArray();
  const opened = await openEntries(store.sealing, records);
  const rows = await journalRows(store, opened);
  return { rows: rows.toReversed(), before: from > 1 ? from : null };
}

/** Entries head office has not acknowledged, oldest first: what 待传 counts. */
export async function pendingEntries(store: OpenStore): Promise<readonly JournalRow[]> {
  const ack = await metaValue(store.db, 'ack');
  await metaValue(store.db, 'head');
  const { epoch } = store.log.head;
  const after = ack?.epoch === epoch ? ack.seq : 0;
  const records = await store.db.entries
    .where('[epoch+seq]')
    .between([epoch, after], [epoch, Infinity], false, false)
    .limit(mostPending)
    .toArray();
  return await journalRows(store, await openEntries(store.sealing, records));
}

/** More than this is a number, not a list anybody reads. */
const mostPending = 1000;

/** What lists show of opened entries, with how far each has come. */
export async function journalRows(
  store: OpenStore,
  opened: readonly OpenEntry[],
): Promise<readonly JournalRow[]> {
  const ack = await metaValue(store.db, 'ack');
  const ids = [...new Set(opened.map(({ entry }) => entry.caseId))];
  const cases = await store.db.cases.bulkGet(ids);
  const byId = new Map(cases.flatMap((one) => (one === undefined ? [] : [[one.caseId, one]])));
  return opened.map(({ entry, hash }) => {
    const { counter, epoch, seq, at, businessDate, business, caseId, command, actor } = entry;
    const isStored =
      ack !== undefined && (epoch < ack.epoch || (epoch === ack.epoch && seq <= ack.seq));
    return {
      epoch,
      seq,
      serial: formatSerial({ counter, epoch, seq }),
      hash,
      at,
      businessDate,
      business,
      caseId,
      command: command.type,
      staff: actor.staff,
      progress: progressOf(byId.get(caseId), epoch, seq, isStored),
    };
  });
}

function progressOf(
  record: CaseRecord | undefined,
  epoch: number,
  seq: number,
  isStored: boolean,
): EntryProgress {
  const isAt = ([itsEpoch, itsSeq]: WaitingPlace) => itsEpoch === epoch && itsSeq === seq;
  if (record?.held.some(isAt) === true) return 'set-aside';
  if (!isStored) return 'recorded';
  return record?.waiting.some(isAt) === true ? 'stored' : 'confirmed';
}
