import { CaseState } from '../../shared/business/case.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { lines, recordset, type Sql } from '../db/sql.ts';

/** A case as it stands: its state, the place of its last item, and the values it is found by. */
export interface StoredCase {
  readonly caseId: string;
  readonly state: CaseState;
  readonly place: number;
  readonly changedAt: number;
  readonly lookups: Readonly<Record<string, string>>;
}

export interface RegisterKey {
  readonly register: string;
  readonly key: string;
}

/** Where the lookups of a business's cases lie. */
export const caseScope = (business: string): string => `case:${business}`;

/** Where the lookups of a register's rows lie. */
export const registerScope = (register: string): string => `register:${register}`;

interface CaseRow {
  readonly case_id: string;
  readonly place: number;
  readonly changed_at: number;
  readonly lookups: string;
  readonly state: string;
}

/** Cases of a branch by id. */
export async function loadCases(
  sql: Sql,
  branch: string,
  ids: readonly string[],
): Promise<readonly StoredCase[]> {
  const rows = await sql.query<CaseRow>(
    `select case_id, place, changed_at, lookups, state from cases
     where branch = $1 and case_id in (select json_array_elements_text($2::json))`,
    [branch, JSON.stringify(ids)],
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    place: row.place,
    changedAt: row.changed_at,
    // Written by flushRows from a value of this type.
    lookups: JSON.parse(row.lookups) as StoredCase['lookups'],
    // Parsed: an older program may have written it.
    state: CaseState.parse(JSON.parse(row.state)),
  }));
}

interface RowRow {
  readonly register: string;
  readonly key: string;
  readonly version: number;
  readonly as_of: number;
  readonly body: string | null;
  readonly lookups: string;
}

/** Register rows of a branch by key. */
export async function loadRegisters(
  sql: Sql,
  branch: string,
  keys: readonly RegisterKey[],
): Promise<readonly RegisterRow[]> {
  const wanted = keys.map(({ register, key }) => ({ register, key }));
  const rows = await sql.query<RowRow>(
    `select register, key, version, as_of, body, lookups from registers
     where branch = $1 and (register, key) in
       (select register, key from json_to_recordset($2::json) as wanted (register text, key text))`,
    [branch, recordset(wanted)],
  );
  return rows.map((row) => ({
    register: row.register,
    key: row.key,
    version: row.version,
    asOf: row.as_of,
    // Both were written by flushRows from values of these types.
    body: row.body === null ? null : (JSON.parse(row.body) as RegisterRow['body']),
    lookups: JSON.parse(row.lookups) as RegisterRow['lookups'],
  }));
}

/** Writes cases and register rows as they stand now. Their lookups are the index's to write. */
export async function flushRows(
  sql: Sql,
  branch: string,
  changed: { readonly cases: readonly StoredCase[]; readonly rows: readonly RegisterRow[] },
): Promise<void> {
  if (changed.cases.length > 0) {
    await sql.query(
      `insert into cases (branch, case_id, business, stage, maker, business_date, counter, place,
         changed_at, approval_expires_at, lookups, state)
       select $1::text, * from rows from (json_to_recordset($2::json) as (case_id text,
         business text, stage text, maker text, business_date text, counter text, place bigint,
         changed_at bigint, approval_expires_at bigint, lookups text),
         string_to_table($3::text, E'\\n'))
       on conflict (branch, case_id) do update set stage = excluded.stage, maker = excluded.maker,
         business_date = excluded.business_date, counter = excluded.counter, place = excluded.place,
         changed_at = excluded.changed_at, approval_expires_at = excluded.approval_expires_at,
         lookups = excluded.lookups, state = excluded.state`,
      [
        branch,
        recordset(changed.cases.map(caseColumns)),
        lines(changed.cases.map(({ state }) => canonicalText(state))),
      ],
    );
  }
  if (changed.rows.length > 0) {
    await sql.query(
      `insert into registers (branch, register, key, version, as_of, body, lookups)
       select $1::text, * from json_to_recordset($2::json) as rows (register text, key text,
         version integer, as_of bigint, body text, lookups text)
       on conflict (branch, register, key) do update set version = excluded.version,
         as_of = excluded.as_of, body = excluded.body, lookups = excluded.lookups`,
      [branch, recordset(changed.rows.map(registerColumns))],
    );
  }
}

function caseColumns({ caseId, state, place, changedAt, lookups }: StoredCase): object {
  return {
    case_id: caseId,
    business: state.business,
    stage: state.stage,
    maker: state.maker,
    business_date: state.businessDate,
    counter: state.origin.counter,
    place,
    changed_at: changedAt,
    approval_expires_at: state.request?.expiresAt ?? null,
    lookups: canonicalText(lookups),
  };
}

function registerColumns({ register, key, version, asOf, body, lookups }: RegisterRow): object {
  return {
    register,
    key,
    version,
    as_of: asOf,
    body: body === null ? null : canonicalText(body),
    lookups: canonicalText(lookups),
  };
}
