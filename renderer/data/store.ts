import { Fault } from '../../shared/errors.ts';
import { noHash } from '../../shared/journal/entry.ts';
import { actKeys } from './act-keys.ts';
import { takePage } from './apply.ts';
import { businessDateOf } from './business-date.ts';
import { asideList, caseDetail, caseRows } from './case-lists.ts';
import { casesOfClient } from './client-cases.ts';
import { registeredClient } from './client-record.ts';
import { sealedRegister } from './client-search/client-register.ts';
import { inZone } from './db.ts';
import { draftById, draftsOf, giveDrafts, saveDraft } from './drafts.ts';
import {
  batchContext,
  entryLines,
  type ExchangeStore,
  hashAt,
  keepAck,
  keepJudgement,
  keepTime,
} from './exchange.ts';
import { entryProof } from './journal/entry-proof.ts';
import { journalPart, pendingEntries } from './journal/journal-list.ts';
import { verifyJournal } from './journal/verify-journal.ts';
import { type OpenStore, storeNow, type StoreTools } from './open-store.ts';
import { writerQueue } from './queue.ts';
import { findRows } from './register-rows.ts';
import { rememberingSuite } from './remembering-suite.ts';
import { runCommand } from './run-command.ts';
import { settle } from './settle.ts';
import { standingOf } from './standing.ts';
import { openStore } from './start-up.ts';
import type { ActAsk, ActOutcome, CounterStore } from './types.ts';

/** The two doors of one store: screens take one, sync the other. `exchange` may be used once `start` is done. */
export interface StoreDoors {
  readonly store: CounterStore;
  readonly exchange: ExchangeStore;
  /** Lets go of the database, for a test that starts again in the same page. */
  close(): void;
}

/** The counter's store over a shell; nothing is opened before `start`. */
export function createStore(given: StoreTools): StoreDoors {
  const tools = { ...given, suite: rememberingSuite(given.suite) };
  const queue = writerQueue();
  const listeners = new Set<() => void>();
  const tableListeners = new Set<() => void>();
  const tellTables = (): void => {
    for (const listener of tableListeners) listener();
  };
  let opened: OpenStore | null = null;
  const open = (): OpenStore => {
    if (opened === null) throw new Fault('JOURNAL_STOPPED', 'the store has not started');
    return opened;
  };

  const act = async (ask: ActAsk): Promise<ActOutcome> => {
    await settle(open());
    try {
      return await runCommand(open(), ask);
    } catch (error) {
      const lostLease = error instanceof Fault && error.code === 'LEASE_HELD';
      if (!lostLease) throw error;
      // The connection to the shell was made anew, and the lease ended with the old one: nothing was written.
      await settle(open());
      return await runCommand(open(), ask);
    }
  };

  const store: CounterStore = {
    async start(progress) {
      const started = await queue.command(() => openStore(tools, progress));
      opened = started.store;
      opened.clients.begin(sealedRegister(opened));
      tellTables();
      return started.report;
    },
    async act(ask) {
      const outcome = await queue.command(() => act(ask));
      if (outcome.status === 'recorded') for (const listener of listeners) listener();
      return outcome;
    },
    actKeys: (ask) => inZone(actKeys(open(), ask)),
    cases: (filter) => inZone(caseRows(open(), filter)),
    caseById: (caseId) => inZone(caseDetail(open(), caseId)),
    register: (register, by, value) => inZone(findRows(open(), register, by, value)),
    searchClients: (typed, limit) => open().clients.search(typed, limit),
    client: (clientNo) => inZone(registeredClient(open(), clientNo)),
    casesOfClient: (named) => inZone(casesOfClient(open(), named)),
    drafts: (business) => inZone(draftsOf(open(), business)),
    draft: (draftId) => inZone(draftById(open(), draftId)),
    saveDraft: (draft) => saveDraft(open(), draft),
    async deleteDraft(draftId) {
      await open().db.drafts.delete(draftId);
    },
    giveDrafts: (from, to) => giveDrafts(open(), from, to),
    setAside: () => inZone(asideList(open())),
    standing: () => inZone(standingOf(open())),
    journal: (before, limit) => inZone(journalPart(open(), before, limit)),
    pendingEntries: () => inZone(pendingEntries(open())),
    entryProof: (epoch, seq) => entryProof(open(), epoch, seq),
    verifyJournal: (range, tell, signal) => verifyJournal(open(), range, tell, signal),
    now: () => (opened === null ? tools.clock() : storeNow(opened)),
    businessDate: () => businessDateOf(opened ?? { tools, clockOffsetMs: 0, token: null }),
    tables: () =>
      opened === null ? tools.tables : opened.editions.on(businessDateOf(opened)).tables,
    tablesStop: () => (opened === null ? null : opened.editions.on(businessDateOf(opened)).stop),
    onTables(listener) {
      tableListeners.add(listener);
      return () => tableListeners.delete(listener);
    },
  };

  const exchange: ExchangeStore = {
    get counter() {
      return open().counter;
    },
    get era() {
      return open().era;
    },
    head: () => open().log.head,
    acknowledged: () =>
      open().ack ?? { era: open().era, epoch: open().log.head.epoch, seq: 0, hash: noHash },
    feedPlace: () => open().log.feed?.place ?? 0,
    lease: () => open().lease,
    lines: (from, limit) => entryLines(open(), from, limit),
    hashAt: (seq) => hashAt(open(), seq),
    takePage: (page) =>
      queue.page(async () => {
        await settle(open());
        const isNew = await takePage(open(), page);
        if (isNew) tellTables();
        return isNew;
      }),
    // In a turn of its own: two answers must not be kept in another order than they were judged.
    acknowledge: (ack) => queue.page(() => keepAck(open(), ack)),
    async noteTime(token) {
      const ahead = await keepTime(open(), token);
      // The token says which business date it is.
      tellTables();
      return ahead;
    },
    judge: (words) => keepJudgement(open(), words),
    sealBatch: (from, bytes) =>
      open().sealing.seal('frame', batchContext(open().log.head.epoch, from), bytes),
    openBatch: (from, sealed) =>
      open().sealing.open('frame', batchContext(open().log.head.epoch, from), sealed),
    now: () => store.now(),
    onAct(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    store,
    exchange,
    close() {
      opened?.clients.close();
      opened?.db.close();
    },
  };
}
