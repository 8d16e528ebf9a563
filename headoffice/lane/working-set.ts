import type { FactRequest, FactRow, Facts } from '../../shared/business/contract.ts';
import { type RegisterChange, type RegisterRow, changeRow } from '../../shared/feed/register.ts';
import type { Sql } from '../db/sql.ts';
import { createIndex } from './lookup-index.ts';
import {
  caseScope,
  flushRows,
  loadCases,
  loadRegisters,
  type RegisterKey,
  registerScope,
  type StoredCase,
} from './rows.ts';

/**
 * What one transaction of the lane reads and changes of a branch: rows are loaded in bulk, changed here and
 * written at the end, so that each entry sees the effects of those before it, and one that fails has
 * changed nothing.
 */
export interface WorkingSet {
  /** Loads what will probably be asked for, in few statements. */
  prefetch(wanted: {
    readonly caseIds: readonly string[];
    readonly requests: readonly FactRequest[];
  }): Promise<void>;
  findCase(caseId: string): Promise<StoredCase | null>;
  facts(requests: readonly FactRequest[]): Promise<Facts>;
  /** The rows after these changes, not yet kept. */
  changed(changes: readonly RegisterChange[], asOf: number): Promise<readonly RegisterRow[]>;
  putCase(changed: StoredCase): void;
  putRows(rows: readonly RegisterRow[]): void;
  /** Writes what was put since it was written last. */
  flush(): Promise<void>;
}

export function createWorkingSet(sql: Sql, branch: string): WorkingSet {
  const cases = new Map<string, StoredCase | null>();
  const rows = new Map<string, RegisterRow | null>();
  let changedCases = new Set<string>();
  let changedRows = new Set<string>();
  const index = createIndex(sql, branch);

  const loadCaseIds = async (ids: readonly string[]): Promise<void> => {
    const missing = [...new Set(ids)].filter((id) => !cases.has(id));
    if (missing.length === 0) return;
    for (const id of missing) cases.set(id, null);
    for (const found of await loadCases(sql, branch, missing)) cases.set(found.caseId, found);
  };
  const loadRows = async (keys: readonly RegisterKey[]): Promise<void> => {
    const missing = keys.filter((key) => !rows.has(nameOf(key)));
    if (missing.length === 0) return;
    for (const key of missing) rows.set(nameOf(key), null);
    for (const found of await loadRegisters(sql, branch, missing)) rows.set(nameOf(found), found);
  };
  const keysFor = (request: FactRequest): readonly string[] =>
    request.by === 'key' ? [request.value] : index.find(scopeOf(request), request);
  /** Of nearly every act all facts are, by the prefetch: then nothing is put together to ask for them. */
  const isLoaded = (request: FactRequest): boolean =>
    request.by === 'key' &&
    (request.from === 'cases'
      ? cases.has(request.value)
      : rows.has(nameOf({ register: request.register, key: request.value })));
  const loadFacts = async (asked: readonly FactRequest[]): Promise<void> => {
    const requests = asked.filter((request) => !isLoaded(request));
    if (requests.length === 0) return;
    const byValue = requests.filter((request) => request.by !== 'key');
    await index.load(byValue.map((request) => ({ ...request, scope: scopeOf(request) })));
    await loadCaseIds(
      requests.flatMap((request) => (request.from === 'cases' ? keysFor(request) : [])),
    );
    await loadRows(
      requests.flatMap((request) =>
        request.from === 'register'
          ? keysFor(request).map((key) => ({ register: request.register, key }))
          : [],
      ),
    );
  };
  const factRows = (request: FactRequest): readonly FactRow[] =>
    keysFor(request).flatMap((key) => {
      if (request.from === 'cases') {
        const found = cases.get(key);
        return found?.state.business === request.business
          ? [{ key, asOf: found.changedAt, body: found.state }]
          : [];
      }
      const row = rows.get(nameOf({ register: request.register, key }));
      return row == null || row.body === null ? [] : [{ key, asOf: row.asOf, body: row.body }];
    });

  return {
    async prefetch({ caseIds, requests }) {
      await loadCaseIds(caseIds);
      await loadFacts(requests);
    },
    async findCase(caseId) {
      await loadCaseIds([caseId]);
      return cases.get(caseId) ?? null;
    },
    async facts(requests) {
      await loadFacts(requests);
      return Object.fromEntries(requests.map((request) => [request.name, factRows(request)]));
    },
    async changed(changes, asOf) {
      await loadRows(changes);
      const next = new Map<string, RegisterRow>();
      for (const change of changes) {
        const name = nameOf(change);
        next.set(name, changeRow(next.get(name) ?? rows.get(name) ?? null, change, asOf));
      }
      return [...next.values()];
    },
    putCase(changed) {
      const scope = caseScope(changed.state.business);
      index.put(scope, changed.caseId, cases.get(changed.caseId)?.lookups ?? {}, changed.lookups);
      cases.set(changed.caseId, changed);
      changedCases.add(changed.caseId);
    },
    putRows(changed) {
      for (const row of changed) {
        const name = nameOf(row);
        index.put(registerScope(row.register), row.key, rows.get(name)?.lookups ?? {}, row.lookups);
        rows.set(name, row);
        changedRows.add(name);
      }
    },
    async flush() {
      const changed = {
        cases: [...changedCases].flatMap((id) => cases.get(id) ?? []),
        rows: [...changedRows].flatMap((name) => rows.get(name) ?? []),
      };
      changedCases = new Set();
      changedRows = new Set();
      await flushRows(sql, branch, changed);
      await index.flush();
    },
  };
}

function scopeOf(request: FactRequest): string {
  return request.from === 'cases' ? caseScope(request.business) : registerScope(request.register);
}

function nameOf({ register, key }: RegisterKey): string {
  return `${register}\n${key}`;
}
