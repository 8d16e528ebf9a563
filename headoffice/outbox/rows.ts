import { canonicalText } from '../../shared/journal/canonical.ts';
import { recordset, type Sql } from '../db/sql.ts';
import type { OutwardRequest } from '../outward/request.ts';

/** An outward effect: written with the decision that asks for it, sent later. */
export interface OutboxRow {
  /** Id of the command it follows from. */
  readonly externalId: string;
  readonly business: string;
  readonly caseId: string;
  readonly request: OutwardRequest;
}

export interface OutboxWriter {
  add(row: OutboxRow): void;
  /** Nothing more is asked for a case that is not under way any more. */
  cancel(caseId: string): void;
  flush(): Promise<void>;
}

/** Collects outward effects of one transaction. An effect that is there already is not asked for again. */
export function openOutbox(sql: Sql, branch: string, now: number): OutboxWriter {
  const rows: OutboxRow[] = [];
  const cancelled = new Set<string>();
  return {
    add(row) {
      rows.push(row);
    },
    cancel(caseId) {
      cancelled.add(caseId);
      rows.splice(0, rows.length, ...rows.filter((row) => row.caseId !== caseId));
    },
    async flush() {
      if (cancelled.size > 0) await cancelRows(sql, branch, now, [...cancelled]);
      if (rows.length === 0) return;
      const columns = rows.map(({ externalId, business, caseId, request }) => ({
        external_id: externalId,
        business,
        case_id: caseId,
        kind: request.kind,
        request: canonicalText(request),
      }));
      await sql.query(
        `insert into outbox (external_id, branch, business, case_id, kind, request, made_at, next_at)
         select external_id, $1::text, business, case_id, kind, request, $2::bigint, $2::bigint
         from json_to_recordset($3::json) as rows (external_id text, business text, case_id text,
           kind text, request text)
         on conflict do nothing`,
        [branch, now, recordset(columns)],
      );
    },
  };
}

async function cancelRows(
  sql: Sql,
  branch: string,
  now: number,
  caseIds: readonly string[],
): Promise<void> {
  await sql.query(
    `update outbox set done_at = $2, outcome = 'cancelled'
     where branch = $1 and done_at is null
       and case_id in (select json_array_elements_text($3::json))`,
    [branch, now, JSON.stringify(caseIds)],
  );
}
