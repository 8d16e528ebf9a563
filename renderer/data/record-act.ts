import { formatSerial } from '../../shared/values/ids.ts';
import { appendEntry, type DraftedEntry } from './append.ts';
import { type OpenCase, sealCase } from './case-record.ts';
import { type CaseRecord, type EffectRecord, type EntryRecord, putMeta } from './db.ts';
import type { OpenStore } from './open-store.ts';
import { type AfterOwnAct, afterOwnAct } from './own-act.ts';
import { sealEffect } from './register-record.ts';
import type { ActOutcome } from './types.ts';

/**
 * Records a decided act: appends its entry, then brings the index after it. Once the shell has answered the
 * act stands; if the index then fails, the next turn replays what it lacks.
 */
export async function recordAct(
  store: OpenStore,
  before: OpenCase | null,
  drafted: DraftedEntry,
): Promise<ActOutcome> {
  const { entry, hash } = drafted;
  // Folded before the append: an act that cannot be folded must not be recorded.
  const after = afterOwnAct(store.tools.registry, before, entry, hash);
  // Sealing the rows takes no longer than the disk does; inside the transaction it would end it.
  const [appended, rows] = await Promise.allSettled([
    appendEntry(store, drafted),
    sealRows(store, after, entry),
  ]);
  if (appended.status === 'rejected') throw appended.reason;
  if (entry.visit !== undefined) store.visitActs.set(entry.visit, entry.at);
  await store.reach('after-answer');
  const indexed =
    rows.status === 'fulfilled' && (await indexAct(store, appended.value, rows.value));
  await store.reach('after-dexie');
  return {
    status: 'recorded',
    caseId: entry.caseId,
    serial: formatSerial(entry),
    hash,
    again: false,
    restoring: !indexed,
    state: after.open.shown,
  };
}

interface SealedRows {
  readonly row: CaseRecord;
  readonly effects: readonly EffectRecord[];
}

async function sealRows(
  store: OpenStore,
  { open, effects }: AfterOwnAct,
  { epoch, seq }: { readonly epoch: number; readonly seq: number },
): Promise<SealedRows> {
  const [row, ...sealed] = await Promise.all([
    sealCase(store, open),
    ...effects.map((change, index) => sealEffect(store.sealing, { epoch, seq, index }, change)),
  ]);
  return { row, effects: sealed };
}

/** One transaction, only puts. False when IndexedDB failed: the act stands and its rows are replayed. */
async function indexAct(
  store: OpenStore,
  entry: EntryRecord,
  { row, effects }: SealedRows,
): Promise<boolean> {
  const { db } = store;
  const head = { epoch: entry.epoch, seq: entry.seq, hash: entry.hash };
  try {
    await db.transaction('rw', [db.entries, db.cases, db.effects, db.meta], async () => {
      await Promise.all([
        db.entries.put(entry),
        db.cases.put(row),
        ...(effects.length > 0 ? [db.effects.bulkPut(effects)] : []),
        putMeta(db, 'head', head),
      ]);
    });
  } catch {
    // Whatever IndexedDB's reason, the remedy is the same: the index stays behind its log and is replayed.
    return false;
  }
  store.index.head = head;
  return true;
}
