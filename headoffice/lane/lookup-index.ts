import { hash } from 'node:crypto';
import { recordset, type Sql } from '../db/sql.ts';

/** A value rows are found by, e.g. { by: 'idNumber', value: '110…' }. */
export interface Lookup {
  readonly by: string;
  readonly value: string;
}

/** What is kept of a lookup value: a digest, of one length whatever was typed. */
export function lookupDigest({ by, value }: Lookup): string {
  return hash('sha256', JSON.stringify([by, value]));
}

/** Which rows have a value now: what the database says, and what this transaction has changed since. */
export interface LookupIndex {
  load(lookups: readonly (Lookup & { readonly scope: string })[]): Promise<void>;
  /** Keys in a fixed order; the value must have been loaded. */
  find(scope: string, lookup: Lookup): readonly string[];
  put(
    scope: string,
    key: string,
    before: Readonly<Record<string, string>>,
    after: Readonly<Record<string, string>>,
  ): void;
  /** Writes what was put since it was written last. */
  flush(): Promise<void>;
}

interface IndexRow {
  readonly scope: string;
  readonly digest: string;
  readonly key: string;
}

export function createIndex(sql: Sql, branch: string): LookupIndex {
  const stored = new Map<string, readonly string[]>();
  const changes = new Changes();
  let unwritten = new Changes();
  const placeOf = (scope: string, digest: string): string => `${scope}\n${digest}`;
  const change = (place: string, key: string, present: boolean): void => {
    changes.put(place, key, present);
    unwritten.put(place, key, present);
  };
  return {
    async load(lookups) {
      const missing = lookups
        .map((one) => ({ scope: one.scope, digest: lookupDigest(one) }))
        .filter(({ scope, digest }) => !stored.has(placeOf(scope, digest)));
      if (missing.length === 0) return;
      const found = new Map<string, string[]>(
        missing.map(({ scope, digest }) => [placeOf(scope, digest), []]),
      );
      const rows = await sql.query<IndexRow>(
        `select distinct lookups.scope, lookups.digest, lookups.key from lookups
         join json_to_recordset($2::json) as wanted (scope text, digest text)
           on lookups.scope = wanted.scope and lookups.digest = wanted.digest
         where lookups.branch = $1`,
        [branch, recordset(missing)],
      );
      for (const { scope, digest, key } of rows) found.get(placeOf(scope, digest))?.push(key);
      for (const [place, keys] of found) stored.set(place, keys);
    },
    find(scope, lookup) {
      const place = placeOf(scope, lookupDigest(lookup));
      const keys = new Set(stored.get(place));
      for (const [key, present] of changes.at(place)) {
        if (present) keys.add(key);
        else keys.delete(key);
      }
      return [...keys].toSorted();
    },
    put(scope, key, before, after) {
      for (const [by, value] of Object.entries(before)) {
        if (after[by] !== value) change(placeOf(scope, lookupDigest({ by, value })), key, false);
      }
      for (const [by, value] of Object.entries(after)) {
        if (before[by] !== value) change(placeOf(scope, lookupDigest({ by, value })), key, true);
      }
    },
    async flush() {
      const rows = unwritten.rows();
      if (rows.length === 0) return;
      unwritten = new Changes();
      await sql.query(
        `with changed as (
           select * from json_to_recordset($2::json) as rows (scope text, digest text, key text, present boolean)
         ), gone as (
           delete from lookups using changed
           where lookups.branch = $1 and lookups.scope = changed.scope and lookups.digest = changed.digest
             and lookups.key = changed.key and not changed.present
         )
         insert into lookups (branch, scope, digest, key)
         select $1::text, scope, digest, key from changed where present on conflict do nothing`,
        [branch, recordset(rows)],
      );
    },
  };
}

/** Changes by place in the index: true when a row has come, false when it has gone. */
class Changes {
  readonly #places = new Map<string, Map<string, boolean>>();

  put(place: string, key: string, present: boolean): void {
    const keys = this.#places.get(place) ?? new Map<string, boolean>();
    this.#places.set(place, keys.set(key, present));
  }

  at(place: string): Iterable<readonly [string, boolean]> {
    return this.#places.get(place) ?? [];
  }

  rows(): readonly (IndexRow & { readonly present: boolean })[] {
    return [...this.#places].flatMap(([place, keys]) => {
      const [scope = '', digest = ''] = place.split('\n');
      return [...keys].map(([key, present]) => ({ scope, digest, key, present }));
    });
  }
}
