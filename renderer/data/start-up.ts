import type { JournalOpened } from '../../shared/bridge/journal-log.ts';
import { Fault } from '../../shared/errors.ts';
import { emptyHead } from '../../shared/journal/entry.ts';
import { branchOf } from '../../shared/values/ids.ts';
import { registerBase } from './base/register-base.ts';
import { clientSearch } from './client-search/client-search.ts';
import { afterMs } from './client-search/index-keeper.ts';
import { CounterDb, metaValue, putMeta } from './db.ts';
import { deleteRecordedDrafts } from './drafts.ts';
import { businessDateOf } from './business-date.ts';
import { editionShelf, passedOverWords } from './editions.ts';
import { rememberedWord } from './exchange.ts';
import { forgetFindings } from './findings.ts';
import { loadEditions } from './load-editions.ts';
import type { OpenStore, StoreTools } from './open-store.ts';
import { catchUp, clearIndex, indexShape } from './rebuild.ts';
import { repairFeed } from './repair-feed.ts';
import { repairJournal } from './repair-journal.ts';
import { sealingWith } from './sealing.ts';
import { startFeed } from './restart-feed.ts';
import type { StartFinding, StartProgress, StartReport } from './types.ts';

/**
 * Opens the store: the lease, the keys, the index; then the start-up table row by row, and whatever the index
 * lacks is replayed from the logs. With a stopping finding the store can still be read.
 *
 * @throws Fault NOT_ENROLLED, LEASE_HELD, SEAL_BROKEN, UPLINK_UNREACHABLE (only before the first snapshot)
 */
export async function openStore(
  tools: StoreTools,
  progress: StartProgress,
): Promise<{ readonly store: OpenStore; readonly report: StartReport }> {
  const { bridge } = tools;
  progress({ words: '正在核对业务流水', done: 0, total: null });
  const { lease } = await bridge.journalLog.acquire();
  const opened = await bridge.journalLog.open();
  const store = await emptyStore(tools, lease, opened.installation);
  await forgetFindings(store);
  const journal = await repairJournal(store, opened);
  store.log.head = journal.head;
  const feed = await repairFeed(store);
  const judged: StartFinding[] =
    store.judged === null ? [] : [{ kind: 'fork', message: store.judged, stops: true }];
  const findings = [...journal.findings, ...feed, ...judged];
  const stop = journal.findings.find((finding) => finding.stops);
  store.halted = stop?.message ?? null;
  await recallAck(store, opened);
  // Where log and index disagree neither is followed: what is shown stays as it was.
  const isFollowed = stop?.kind !== 'fork';
  const replayed = isFollowed ? await fillIndex(store, progress) : { findings: [], entries: 0 };
  await loadEditions(store);
  if (isFollowed) await deleteRecordedDrafts(store);
  const report = {
    findings: [...findings, ...replayed.findings, ...editionFindings(store)],
    replayedEntries: replayed.entries,
  };
  return { store, report };
}

async function emptyStore(
  tools: StoreTools,
  lease: string,
  installation: string,
): Promise<OpenStore> {
  const { bridge } = tools;
  const askedAt = tools.clock();
  const info = await bridge.system.info();
  if (info.counter === null) throw new Fault('NOT_ENROLLED', 'no counter');
  const { counter, headOfficeKey, era } = info.counter;
  const db = new CounterDb(installation, tools.indexedDb);
  await db.open();
  const sealing = await sealingWith(await bridge.keyStore.sealing(), (bytes) =>
    tools.random(bytes),
  );
  const armed = new Set(info.armedMarks);
  const [head, feed, remembered] = await Promise.all([
    metaValue(db, 'head'),
    metaValue(db, 'feed'),
    rememberedWord({ db }),
  ]);
  return {
    tools,
    db,
    sealing,
    base: registerBase({ db, sealing }),
    reach: tools.reach ?? ((mark) => (armed.has(mark) ? bridge.system.reached(mark) : undefined)),
    counter,
    branch: branchOf(counter),
    headOfficeKey,
    era,
    clockOffsetMs: info.now - askedAt,
    lease,
    log: { head: emptyHead(), feed: null },
    index: { head: head ?? emptyHead(), feed: feed ?? null },
    uncertain: false,
    halted: null,
    visitActs: new Map(),
    clients: clientSearch(tools.clientIndex, tools.after ?? afterMs),
    editions: editionShelf(tools.suite, headOfficeKey, {
      tables: tools.tables,
      files: tools.tableFiles,
    }),
    ...remembered,
  };
}

/** The canary has outlived an index that was lost: what it remembers, head office has acknowledged. */
async function recallAck(store: OpenStore, { canary, installation }: JournalOpened): Promise<void> {
  if (store.halted !== null || canary?.installation !== installation) return;
  const { life: epoch, place: seq, hash } = canary.head;
  if (epoch !== store.log.head.epoch || seq <= (store.ack?.seq ?? 0)) return;
  store.ack = { era: store.era, epoch, seq, hash };
  await putMeta(store.db, 'ack', store.ack);
}

async function fillIndex(
  store: OpenStore,
  progress: StartProgress,
): Promise<{ readonly findings: readonly StartFinding[]; readonly entries: number }> {
  const { db } = store;
  const shape = await metaValue(db, 'shape');
  const isStranger = shape !== undefined && shape !== indexShape(store);
  const hadEntries = store.index.head.seq > 0;
  if (isStranger || (shape !== undefined && store.index.feed === null)) await clearIndex(store);
  if (shape === undefined) await putMeta(db, 'shape', indexShape(store));
  // An empty index starts from the snapshot; one that is there first has its own entries, which pages refer to.
  const isEmpty = store.index.feed === null;
  const begun = isEmpty && store.log.feed === null ? await startFeed(store, progress) : [];
  const entries = await catchUp(store, progress);
  const restarted = !isEmpty && store.log.feed === null ? await startFeed(store, progress) : begun;
  const replayed = entries > 0 ? [replayedFrom(entries, hadEntries)] : [];
  return { findings: [...replayed, ...restarted], entries };
}

function replayedFrom(entries: number, hadEntries: boolean): StartFinding {
  const message = hadEntries
    ? `上次退出前有 ${entries} 笔未及写入显示,已从业务流水恢复。`
    : `本机显示数据缺失,已从业务流水恢复 ${entries} 笔。`;
  return { kind: 'replayed', message, stops: false };
}

/** Rules that came and are not used: an older program goes on by the last ones it can read. */
function editionFindings(store: OpenStore): readonly StartFinding[] {
  const inUse = store.editions.on(businessDateOf(store));
  return inUse.passedOver.map((one) => ({
    kind: 'edition',
    message: passedOverWords(one, inUse),
    stops: false,
  }));
}
