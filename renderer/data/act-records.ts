import type { FactRequest, FactRow, Facts } from '../../shared/business/contract.ts';
import { caseKey, openCase } from './case-record.ts';
import type { CaseRecord, EntryRecord } from './db.ts';
import type { OpenStore } from './open-store.ts';
import { type FoundRows, openRows, readRows } from './register-record.ts';

/** What the index holds for one act, as it lies there: read in one transaction, and opened afterwards. */
export interface ActRecords {
  /** This counter's own entry with the command's id. */
  readonly entry: EntryRecord | undefined;
  /** The case the act is of. */
  readonly record: CaseRecord | undefined;
  readonly found: FoundFacts;
}

/** What was found for requests, by `requestId`. */
type FoundFacts = ReadonlyMap<string, FoundRows | readonly CaseRecord[]>;

/**
 * Reads all that an act may need at once: each question by itself would wait for the database's process anew, which
 * takes longer than the reading does.
 */
export async function readForAct(
  store: OpenStore,
  { commandId, caseId }: { readonly commandId: string; readonly caseId: string },
  requests: readonly FactRequest[],
): Promise<ActRecords> {
  const { db } = store;
  const hashed = await hashedFor(store, requests);
  return await db.transaction('r', [db.entries, db.cases, db.registers, db.effects], async () => {
    const [entry, record, found] = await Promise.all([
      db.entries.where('commandId').equals(commandId).first(),
      db.cases.get(caseId),
      readHashed(store, hashed),
    ]);
    return { entry, record, found };
  });
}

/**
 * What this counter knows for an act: register rows as projected (head office's figure with the own acts it
 * has not decided yet), cases as shown. Facts may only forbid, so what is not known here forbids nothing. Requests
 * that were read already are not read again.
 */
export async function factsOf(
  store: OpenStore,
  requests: readonly FactRequest[],
  found: FoundFacts,
): Promise<Facts> {
  const others = requests.filter((request) => !found.has(requestId(request)));
  const all = new Map([...found, ...(await readOthers(store, others))]);
  const answers = await Promise.all(
    requests.map(async (request) => {
      const records = all.get(requestId(request)) ?? [];
      return [request.name, await rowsOf(store, request, records)] as const;
    }),
  );
  return Object.fromEntries(answers);
}

/** A request with the keyed hash its value is found by; a case by its id has none. */
interface Hashed {
  readonly request: FactRequest;
  readonly wanted: string;
}

/** Hashes are made before: waiting for them inside a transaction would end it. */
async function hashedFor(
  { sealing }: OpenStore,
  requests: readonly FactRequest[],
): Promise<readonly Hashed[]> {
  return await Promise.all(
    requests.map(async (request) => {
      const { by, value } = request;
      if (request.from === 'register') {
        return { request, wanted: await sealing.lookup('register', request.register, by, value) };
      }
      if (by === 'key') return { request, wanted: value };
      return { request, wanted: await caseKey(sealing, request.business, by, value) };
    }),
  );
}

async function readOthers(store: OpenStore, requests: readonly FactRequest[]): Promise<FoundFacts> {
  if (requests.length === 0) return new Map();
  const { db } = store;
  const hashed = await hashedFor(store, requests);
  return await db.transaction(
    'r',
    [db.cases, db.registers, db.effects],
    async () => await readHashed(store, hashed),
  );
}

async function readHashed({ db }: OpenStore, hashed: readonly Hashed[]): Promise<FoundFacts> {
  const found = await Promise.all(
    hashed.map(async ({ request, wanted }) => {
      const { by } = request;
      const records =
        request.from === 'register'
          ? await readRows(db, by, wanted)
          : await db.cases
              .where(by === 'key' ? 'caseId' : 'keys')
              .equals(wanted)
              .sortBy('caseId');
      return [requestId(request), records] as const;
    }),
  );
  return new Map(found);
}

async function rowsOf(
  { sealing }: OpenStore,
  request: FactRequest,
  found: FoundRows | readonly CaseRecord[],
): Promise<readonly FactRow[]> {
  if ('records' in found) {
    const views = await openRows(sealing, found);
    return views.map(({ key, asOf, projected }) => ({ key, asOf, body: projected }));
  }
  const own = found.filter(
    ({ business }) => 'business' in request && business === request.business,
  );
  const cases = await Promise.all(own.map((record) => openCase(sealing, record)));
  return cases.map(({ caseId, shown }) => ({ key: caseId, asOf: shown.at, body: shown }));
}

/** Two requests for the same rows have the same. */
function requestId(request: FactRequest): string {
  const { name: _, ...what } = request;
  return JSON.stringify(what);
}
