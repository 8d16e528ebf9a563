import { Dexie } from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import type { After } from '../../renderer/data/client-search/index-keeper.ts';
import type {
  IndexListener,
  OpenIndexPort,
} from '../../renderer/data/client-search/index-messages.ts';
import { localIndexPort } from '../../renderer/data/client-search/local-port.ts';
import type { IndexPartRecord, IndexState } from '../../renderer/data/db.ts';
import type { ClientSearchAnswer } from '../../renderer/data/types.ts';
import type { TestCounter } from './test-counter.ts';

/** The moments at which a counter keeps its index of clients, and what its index is told, in a test's hands. */
export class IndexWatch {
  /** Kinds of the messages the index has got, without the questions of whoever searches. */
  readonly told: string[] = [];
  /** Ends of the indexes made, the newest last: calling `failed` is the death of a worker. */
  readonly listeners: IndexListener[] = [];
  readonly #due = new Set<() => void>();

  readonly after: After = (_ms, then) => {
    this.#due.add(then);
    return () => this.#due.delete(then);
  };

  readonly port: OpenIndexPort = (listener) => {
    this.listeners.push(listener);
    const port = localIndexPort(listener);
    return {
      ...port,
      post: (request) => {
        if (request.kind !== 'search') this.told.push(request.kind);
        port.post(request);
      },
    };
  };

  get isDue(): boolean {
    return this.#due.size > 0;
  }

  /** The quiet moment has come. */
  passQuiet(): void {
    const due = [...this.#due];
    this.#due.clear();
    for (const then of due) then();
  }

  /** Lets the quiet moment pass, if one is waited for, and waits until the index is kept. */
  async keep(counter: TestCounter): Promise<void> {
    // Who searches may hear that all is there before the page does.
    await new Promise((next) => setTimeout(next, 1));
    if (!this.isDue) return;
    const { kept: before } = await indexState(counter);
    this.passQuiet();
    for (;;) {
      const { kept } = await indexState(counter);
      if (kept?.first !== before?.first || kept?.upTo !== before?.upTo) return;
      await new Promise((next) => setTimeout(next, 1));
    }
  }
}

/** The answer once everything has been read. */
export async function wholeAnswer(
  counter: TestCounter,
  typed: string,
  limit = 20,
): Promise<ClientSearchAnswer> {
  for (;;) {
    const found = await counter.store.searchClients(typed, limit);
    if (found.ready) return found;
    await new Promise((next) => setTimeout(next, 1));
  }
}

/** What a counter's profile says of its kept index. */
export async function indexState(counter: TestCounter): Promise<IndexState> {
  return await withProfile(counter, stateIn);
}

/** How many changes are noted that the kept index lacks, and how many parts there are. */
export async function keptCounts(
  counter: TestCounter,
): Promise<{ readonly changes: number; readonly parts: number }> {
  return await withProfile(counter, async (db) => ({
    changes: await db.table('clientChanges').count(),
    parts: await db.table('indexParts').count(),
  }));
}

/** Changes what is kept, behind the program's back. */
export async function changeParts(
  counter: TestCounter,
  change: (part: IndexPartRecord) => IndexPartRecord | null,
): Promise<void> {
  await withProfile(counter, async (db) => {
    const parts = db.table<IndexPartRecord>('indexParts');
    const all = await parts.toArray();
    await parts.clear();
    await parts.bulkPut(all.flatMap((part) => change(part) ?? []));
  });
}

/** Changes what is said of it, and gives what was said before. */
export async function changeState(
  counter: TestCounter,
  change: (state: IndexState) => IndexState,
): Promise<IndexState> {
  return await withProfile(
    counter,
    async (db) =>
      await db.transaction('rw', db.table('meta'), async () => {
        const state = await stateIn(db);
        await db.table('meta').put({ key: 'clientIndex', value: change(state) });
        return state;
      }),
  );
}

async function stateIn(db: Dexie): Promise<IndexState> {
  const record: unknown = await db.table('meta').get('clientIndex');
  const none: IndexState = { life: 0, next: 0, kept: null };
  // Written by the store.
  return (record as { readonly value: IndexState } | undefined)?.value ?? none;
}

async function withProfile<T>(counter: TestCounter, work: (db: Dexie) => Promise<T>): Promise<T> {
  const [{ name = '' } = {}] = await counter.profile.databases();
  const db = await new Dexie(name, { indexedDB: counter.profile, IDBKeyRange }).open();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}
