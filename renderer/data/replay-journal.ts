import { Fault } from '../../shared/errors.ts';
import { checkChain } from '../../shared/journal/chain.ts';
import { openCase, type OpenCase, sealCase } from './case-record.ts';
import { type OwnPlace, putMeta } from './db.ts';
import { openEntries, type OpenEntry } from './entry-frames.ts';
import type { OpenStore } from './open-store.ts';
import { afterOwnAct } from './own-act.ts';
import { sealEffect } from './register-record.ts';
import type { OwnBytes } from './sealing.ts';
import type { StartProgress } from './types.ts';

const entriesAtOnce = 1000;

/**
 * Brings the index after the journal log: entries it lacks are opened, their chain checked, folded and put,
 * a thousand a transaction. What is indexed is never folded again, nor what head office had decided (`decided`,
 * the last of it) when it made the snapshot the index starts from: that is in the snapshot's cases. Gives their
 * number.
 *
 * @throws Fault JOURNAL_CHAIN_BROKEN, JOURNAL_DAMAGED with the place
 */
export async function replayJournal(
  store: OpenStore,
  decided: OwnPlace | null,
  progress: StartProgress,
): Promise<number> {
  const { bridge, suite } = store.tools;
  const first = store.index.head.seq;
  const total = store.log.head.seq - first;
  while (store.index.head.seq < store.log.head.seq) {
    const from = store.index.head;
    const records = await bridge.journalLog.read(from.epoch, from.seq + 1, entriesAtOnce);
    if (records.length === 0) throw new Fault('JOURNAL_DAMAGED', `entry ${from.seq + 1}`);
    const entries = await openEntries(
      store.sealing,
      records.map(({ life, place, hash, frame }) => ({ epoch: life, seq: place, hash, frame })),
    );
    const check = checkChain(suite, store.counter, from, entries);
    if (!check.ok) {
      throw new Fault('JOURNAL_CHAIN_BROKEN', `entry ${check.broken.seq}: ${check.broken.reason}`);
    }
    await indexEntries(store, entries, records, decided);
    const done = store.index.head.seq - first;
    progress({ words: '正在从业务流水恢复显示', done, total });
  }
  return total;
}

async function indexEntries(
  store: OpenStore,
  entries: readonly OpenEntry[],
  records: readonly { readonly frame: OwnBytes }[],
  decided: OwnPlace | null,
): Promise<void> {
  const { db, sealing, tools } = store;
  const open = entries.filter(({ entry: { epoch, seq } }) => isAfter([epoch, seq], decided));
  const cases = await openCases(store, new Set(open.map(({ entry }) => entry.caseId)));
  const adds = open.flatMap(({ entry, hash }) => {
    const before = cases.get(entry.caseId) ?? null;
    const { open, effects } = afterOwnAct(tools.registry, before, entry, hash);
    cases.set(entry.caseId, open);
    const { epoch, seq } = entry;
    return effects.map((change, index) => ({ place: { epoch, seq, index }, change }));
  });
  const [rows, effects] = await Promise.all([
    Promise.all([...cases.values()].map((open) => sealCase(store, open))),
    Promise.all(adds.map(({ place, change }) => sealEffect(sealing, place, change))),
  ]);
  const frames = entries.flatMap(({ entry: { epoch, seq, command }, hash }, at) => {
    const frame = records[at]?.frame;
    return frame === undefined ? [] : [{ epoch, seq, hash, commandId: command.id, frame }];
  });
  const last = frames.at(-1);
  if (last === undefined) return;
  const head = { epoch: last.epoch, seq: last.seq, hash: last.hash };
  await db.transaction('rw', [db.entries, db.cases, db.effects, db.meta], async () => {
    await Promise.all([
      db.entries.bulkPut(frames),
      db.cases.bulkPut(rows),
      db.effects.bulkPut(effects),
      putMeta(db, 'head', head),
    ]);
  });
  store.index.head = head;
}

function isAfter([epoch, seq]: OwnPlace, last: OwnPlace | null): boolean {
  if (last === null) return true;
  return epoch > last[0] || (epoch === last[0] && seq > last[1]);
}

/** The cases of these ids that are known here, opened. */
export async function openCases(
  store: OpenStore,
  ids: Iterable<string>,
): Promise<Map<string, OpenCase>> {
  const records = await store.db.cases.bulkGet([...ids]);
  const opened = await Promise.all(
    records
      .filter((record) => record !== undefined)
      .map((record) => openCase(store.sealing, record)),
  );
  return new Map(opened.map((open) => [open.caseId, open]));
}
