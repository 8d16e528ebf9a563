import type { Table } from 'dexie';
import type { FactRequest, FactRow, Facts } from '../../shared/business/contract.ts';
import { caseKey, openCase } from './case-record.ts';
import type { CaseRecord, CounterDb, EntryRecord } from './db.ts';
import type { OpenStore } from './open-store.ts';
import { type FoundRows, openRows, readWithRows } from './register-rows.ts';

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

type CaseRequest = Extract<FactRequest, { readonly from: 'cases' }>;

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
  const { found, other } = await readAll(store, requests, [db.entries], async () => {
    const [entry, record] = await Promise.all([
      db.entries.where('commandId').equals(commandId).first(),
      db.cases.get(caseId),
    ]);
    return { entry, record };
  });
  return { ...other, found };
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

async function readOthers(store: OpenStore, requests: readonly FactRequest[]): Promise<FoundFacts> {
  if (requests.length === 0) return new Map();
  return (await readAll(store, requests, [], async () => await Promise.resolve())).found;
}

/** What there is for requests, and what `other` reads of cases and of other tables, in one transaction. */
async function readAll<Other>(
  store: OpenStore,
  requests: readonly FactRequest[],
  tables: readonly Table[],
  other: () => Promise<Other>,
): Promise<{ readonly found: FoundFacts; readonly other: Other }> {
  const { db } = store;
  const ofRegisters = requests.filter((request) => request.from === 'register');
  const ofCases = await Promise.all(
    requests
      .filter((request) => request.from === 'cases')
      // Hashed before: waiting for it inside a transaction would end it.
      .map(async (request) => ({ request, wanted: await wantedOf(store, request) })),
  );
  const read = await readWithRows(store, ofRegisters, [db.cases, ...tables], async () => {
    const [cases, others] = await Promise.all([
      Promise.all(ofCases.map(({ request, wanted }) => readCases(db, request, wanted))),
      other(),
    ]);
    return { cases, others };
  });
  const found = new Map<string, FoundRows | readonly CaseRecord[]>();
  for (const [at, rows] of read.rows.entries()) {
    const request = ofRegisters[at];
    if (request !== undefined) found.set(requestId(request), rows);
  }
  for (const [at, cases] of read.other.cases.entries()) {
    const request = ofCases[at]?.request;
    if (request !== undefined) found.set(requestId(request), cases);
  }
  return { found, other: read.other.others };
}

/** The keyed hash a request's cases are found by; a case by its id has none. */
async function wantedOf(
  { sealing }: OpenStore,
  { business, by, value }: CaseRequest,
): Promise<string> {
  return by === 'key' ? value : await caseKey(sealing, business, by, value);
}

async function readCases(
  db: CounterDb,
  { by }: CaseRequest,
  wanted: string,
): Promise<readonly CaseRecord[]> {
  return await db.cases
    .where(by === 'key' ? 'caseId' : 'keys')
    .equals(wanted)
    .sortBy('caseId');
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
