import { caseKey } from './case-record.ts';
import { caseDetail } from './case-lists.ts';
import type { OpenStore } from './open-store.ts';
import type { CaseDetail } from './types.ts';

/**
 * Every case about a client, of every business and stage, newest first: found by document and client number, so that
 * nobody else's is opened.
 */
export async function casesOfClient(
  store: OpenStore,
  named: { readonly clientNo: string; readonly idNumber: string },
): Promise<readonly CaseDetail[]> {
  const values = Object.entries(named).filter(([, value]) => value !== '');
  const keys = await Promise.all(
    store.tools.registry.all.flatMap(({ name }) =>
      values.map(async ([by, value]) => await caseKey(store.sealing, name, by, value)),
    ),
  );
  const ids = await store.db.cases.where('keys').anyOf(keys).primaryKeys();
  const details = await Promise.all([...new Set(ids)].map((id) => caseDetail(store, id)));
  return details
    .flatMap((one) => (one === null ? [] : [one]))
    .toSorted((a, b) => b.at - a.at || (a.caseId < b.caseId ? 1 : -1));
}
