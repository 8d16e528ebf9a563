import type { FactRequest, FactRow, Facts } from '../../shared/business/contract.ts';
import { caseKey, openCase } from './case-record.ts';
import type { OpenStore } from './open-store.ts';
import { findRows } from './register-record.ts';

/**
 * What this counter knows for an act: register rows as projected (head office's figure with the own acts it
 * has not decided yet), cases as shown. Facts may only forbid, so what is not known here forbids nothing.
 */
export async function loadFacts(
  store: OpenStore,
  requests: readonly FactRequest[],
): Promise<Facts> {
  const answers = await Promise.all(
    requests.map(async (request) => [request.name, await rowsFor(store, request)] as const),
  );
  return Object.fromEntries(answers);
}

async function rowsFor(store: OpenStore, request: FactRequest): Promise<readonly FactRow[]> {
  if (request.from === 'register') {
    const { register, by, value } = request;
    const views = await findRows(store.db, store.sealing, register, by, value);
    return views.map(({ key, asOf, projected }) => ({ key, asOf, body: projected }));
  }
  const { business, by, value } = request;
  const records =
    by === 'key'
      ? await store.db.cases.where('caseId').equals(value).toArray()
      : await store.db.cases
          .where('keys')
          .equals(await caseKey(store.sealing, business, by, value))
          .sortBy('caseId');
  const own = records.filter((record) => record.business === business);
  const cases = await Promise.all(own.map((record) => openCase(store.sealing, record)));
  return cases.map(({ caseId, shown }) => ({ key: caseId, asOf: shown.at, body: shown }));
}
