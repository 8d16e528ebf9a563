import { canonicalText } from '../../shared/journal/canonical.ts';
import type { ClearingRequest } from '../clearing/clearing-house.ts';
import { recordset, type Sql } from '../db/sql.ts';

/** An outward effect: written with the decision that asks for it, sent later. */
export interface OutboxRow {
  /** Id of the command it follows from. */
  readonly externalId: string;
  readonly business: string;
  readonly caseId: string;
  readonly request: ClearingRequest;
}

export interface OutboxWriter {
  add(row: OutboxRow): void;
  flush(): Promise<void>;
}

/** Collects outward effects of one transaction. An effect that is there already is not asked for again. */
export function openOutbox(sql: Sql, branch: string, now: number): OutboxWriter {
  const rows: OutboxRow[] = [];
  return {
    add(row) {
      rows.push(row);
    },
    async flush() {
      if (rows.length === 0) return;
      const columns = rows.map(({ externalId, business, caseId, request }) => ({
        external_id: externalId,
        business,
        case_id: caseId,
        request: canonicalText(request),
      }));
      await sql.query(
        `insert into outbox (external_id, branch, business, case_id, request, made_at, next_at)
         select external_id, $1::text, business, case_id, request, $2::bigint, $2::bigint
         from json_to_recordset($3::json) as rows (external_id text, business text, case_id text, request text)
         on conflict do nothing`,
        [branch, now, recordset(columns)],
      );
    },
  };
}
