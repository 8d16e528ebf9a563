import { Fault } from '../../../shared/errors.ts';
import type { RegisterRow } from '../../../shared/feed/register.ts';
import type { ClientSearchAnswer } from '../types.ts';
import { type ChangedClient, IndexReplaced } from './client-changes.ts';
import type { ClientRegister, Kept } from './client-register.ts';
import { entryOf } from './client-rows.ts';
import { type After, indexKeeper } from './index-keeper.ts';
import type { IndexPort, IndexReply, IndexRequest, OpenIndexPort } from './index-messages.ts';

/** This thread's side of the search: fills the index, keeps it after the register, asks it. */
export interface ClientSearch {
  /** Begins to fill the index; nobody waits for it. */
  begin(register: ClientRegister): void;
  /** Once it has begun: the register is another than it was, and is read anew. */
  anew(): void;
  /** Register rows have changed, in this order; with the last note of a changed client. */
  changed(rows: readonly RegisterRow[], lastChange: number): void;
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
export function clientSearch(openPort: OpenIndexPort, after: After): ClientSearch {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let port: IndexPort | null = null;
  let register: ClientRegister | null = null;
  /** The last change the index has been told of, or has read. */
  let upTo = 0;
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
    keeper.stop();
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
    keeper.stop();
    port = null;
    failure = fault;
    for (const { fail } of open) fail(fault);
  };

  const fill = async (): Promise<void> => {
    const mine = port;
    const from = register;
    if (from === null) return;
    changedSince = new Set();
    const isOver = (): boolean => isClosed || port !== mine;
    try {
      const { kept, upTo: known } = await from.begin();
      if (isOver()) return;
      upTo = Math.max(upTo, known);
      const lacking = kept === null ? await load(from, isOver) : await restore(kept, known, isOver);
      if (isOver()) return;
      if (lacking === null) {
        await from.forget();
        if (!isOver()) startAnew();
        return;
      }
      await ask({ kind: 'loaded' });
      if (isOver()) return;
      failures = 0;
      keeper.filled(lacking);
    } catch (error) {
      // The register is closed with the program; otherwise who searches next is told, and it is read again.
      if (isOver()) return;
      if (error instanceof IndexReplaced) startAnew();
      else failure = errorOf(error);
    }
  };

  /** Reads everybody into the index. */
  const load = async (from: ClientRegister, isOver: () => boolean): Promise<number> => {
    for await (const clients of from.all()) {
      const unchanged = clients.filter(({ clientNo }) => !changedSince.has(clientNo));
      // One portion at a time: a message that waits is a copy in memory.
      if (!isOver()) await ask({ kind: 'load', clients: unchanged });
      if (isOver()) break;
    }
    return Infinity;
  };

  /** Puts the kept index back and reads what has changed since; how many that were, or null when it cannot be used. */
  const restore = async (
    { segments, changed }: Kept,
    known: number,
    isOver: () => boolean,
  ): Promise<number | null> => {
    // Changes the index was told of before are lost with what it replaces; they are noted, and read below.
    changedSince = new Set();
    const { isUnreadable = false } = await ask({ kind: 'restore', segments });
    if (isUnreadable) return null;
    let lacking = 0;
    let last = known;
    for await (const { clients, lastChange } of changed()) {
      if (isOver()) break;
      lacking += clients.length;
      last = lastChange;
      const rest = clients.filter(({ clientNo }) => !changedSince.has(clientNo));
      // All posted at once: a change that comes between two of them would be overwritten.
      await Promise.all(requestsFor(rest).map(ask));
    }
    upTo = Math.max(upTo, last);
    return lacking;
  };

  const keep = async (): Promise<boolean> => {
    const mine = port;
    const from = register;
    const last = upTo;
    if (mine === null || from === null) return false;
    const { segments } = await ask({ kind: 'keep' });
    if (segments === undefined || port !== mine) return false;
    const isKept = await from.keep(segments, last);
    // Another window follows the register now, and keeps the index.
    if (!isKept && port === mine) keeper.stop();
    return true;
  };
  const keeper = indexKeeper(after, keep);

  const begin = (): void => {
    port?.close();
    failure = null;
    failures = 0;
    startAnew();
  };

  return {
    begin(given) {
      register = given;
      begin();
    },
    anew() {
      if (register !== null && !isClosed) begin();
    },
    changed(changed, lastChange) {
      const clients = changed.filter((row) => row.register === 'client');
      if (port === null || clients.length === 0) return;
      upTo = Math.max(upTo, lastChange);
      for (const { key } of clients) changedSince.add(key);
      const now = clients.map((row) => ({ clientNo: row.key, entry: entryOf(row) }));
      for (const request of requestsFor(now)) tell(request);
      keeper.changed(clients.length);
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
      keeper.stop();
      port?.close();
    },
  };
}

function requestsFor(changes: readonly ChangedClient[]): readonly Unnumbered[] {
  const clientNos = changes.flatMap(({ clientNo, entry }) => (entry === null ? [clientNo] : []));
  const clients = changes.flatMap(({ entry }) => entry ?? []);
  return [
    ...(clientNos.length > 0 ? [{ kind: 'remove' as const, clientNos }] : []),
    ...(clients.length > 0 ? [{ kind: 'put' as const, clients }] : []),
  ];
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Fault('SEARCH_FAILED', String(error));
}
