import { Fault } from '../../../shared/errors.ts';
import type { RegisterRow } from '../../../shared/feed/register.ts';
import type { ClientSearchAnswer } from '../types.ts';
import type { ClientEntry } from './client-entry.ts';
import { entryOf } from './client-rows.ts';
import type { IndexPort, IndexReply, IndexRequest, OpenIndexPort } from './index-messages.ts';

/** Clients of a branch, portion by portion. */
export type ClientRows = () => AsyncIterable<{ readonly clients: readonly ClientEntry[] }>;

/** This thread's side of the search: fills the index, keeps it after the register, asks it. */
export interface ClientSearch {
  /** Begins to fill the index; nobody waits for it. */
  begin(rows: ClientRows): void;
  /** Register rows have changed, in this order. */
  changed(rows: readonly RegisterRow[]): void;
  /** @throws whatever the last reading of the register failed with; the next one has begun then */
  search(typed: string, limit: number): Promise<ClientSearchAnswer>;
  close(): void;
}

type Unnumbered = IndexRequest extends infer Request
  ? Request extends IndexRequest
    ? Omit<Request, 'ask'>
    : never
  : never;

interface Waiting {
  readonly request: Unnumbered;
  readonly done: (reply: IndexReply) => void;
  readonly fail: (error: unknown) => void;
}

/** An index that fails more often without ever having been filled will not do better. */
const mostFailures = 3;

/** A search over an index somewhere else. When that fails it is made anew, and what was asked is asked again. */
export function clientSearch(openPort: OpenIndexPort): ClientSearch {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let port: IndexPort | null = null;
  let rows: ClientRows | null = null;
  /** Clients changed since the present reading began: what it reads of them may be older. */
  let changedSince = new Set<string>();
  let isClosed = false;
  let failure: Error | null = null;

  let failures = 0;

  const post = (one: Waiting): void => {
    asked += 1;
    waiting.set(asked, one);
    port?.post({ ...one.request, ask: asked });
  };
  const ask = async (request: Unnumbered): Promise<IndexReply> =>
    await new Promise((done, fail) => post({ request, done, fail }));
  const tell = (request: Unnumbered): void => post({ request, done() {}, fail() {} });

  const connect = (): void => {
    const mine = openPort({
      reply(reply) {
        const one = waiting.get(reply.ask);
        waiting.delete(reply.ask);
        one?.done(reply);
      },
      failed(reason) {
        if (port !== mine || isClosed) return;
        failures += 1;
        if (failures < mostFailures) startAnew();
        else giveUp(new Fault('SEARCH_FAILED', reason));
      },
    });
    port = mine;
  };

  /** The new index is empty: it is filled again, and only who searches still waits for an answer. */
  const startAnew = (): void => {
    const open = [...waiting.values()];
    waiting.clear();
    connect();
    void fill();
    for (const one of open) {
      if (one.request.kind === 'search') post(one);
      else one.done({ ask: 0 });
    }
  };

  const giveUp = (fault: Fault): void => {
    const open = [...waiting.values()];
    waiting.clear();
    port = null;
    failure = fault;
    for (const { fail } of open) fail(fault);
  };

  const fill = async (): Promise<void> => {
    const mine = port;
    changedSince = new Set();
    const isOver = (): boolean => isClosed || port !== mine;
    try {
      for await (const { clients } of rows?.() ?? []) {
        const unchanged = clients.filter(({ clientNo }) => !changedSince.has(clientNo));
        // One portion at a time: a message that waits is a copy in memory.
        if (!isOver()) await ask({ kind: 'load', clients: unchanged });
        if (isOver()) return;
      }
      await ask({ kind: 'loaded' });
      failures = 0;
    } catch (error) {
      // The register is closed with the program; otherwise who searches next is told, and it is read again.
      if (!isOver()) failure = errorOf(error);
    }
  };

  const begin = (): void => {
    port?.close();
    failure = null;
    failures = 0;
    startAnew();
  };

  return {
    begin(given) {
      rows = given;
      begin();
    },
    changed(changed) {
      const clients = changed.filter(({ register }) => register === 'client');
      if (port === null || clients.length === 0) return;
      for (const { key } of clients) changedSince.add(key);
      const entries = clients.map((row) => ({ key: row.key, entry: entryOf(row) }));
      const gone = entries.filter(({ entry }) => entry === null).map(({ key }) => key);
      const put = entries.flatMap(({ entry }) => entry ?? []);
      if (gone.length > 0) tell({ kind: 'remove', clientNos: gone });
      if (put.length > 0) tell({ kind: 'put', clients: put });
    },
    async search(typed, limit) {
      if (failure !== null) {
        const cause = failure;
        begin();
        throw cause;
      }
      const { answer } = await ask({ kind: 'search', typed, limit });
      return answer ?? { ready: false, total: 0, hits: [] };
    },
    close() {
      isClosed = true;
      port?.close();
    },
  };
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Fault('SEARCH_FAILED', String(error));
}
