import type { Sql } from './db/sql.ts';

/** What head office's operators must look at. */
export type AlarmCode =
  | 'JOURNAL_FORK'
  | 'JOURNAL_RESTORED'
  | 'COMMAND_ID_REUSED'
  | 'EVENTS_DIFFER'
  | 'EFFECT_NOT_ALLOWED'
  | 'ENTRY_SET_ASIDE'
  | 'ACT_REFUSED'
  | 'OUTBOX_FAILING'
  | 'EVIDENCE_AWAITED'
  | 'EVIDENCE_DAMAGED'
  | 'PASSWORD_TRIES'
  | 'PASSWORD_NOT_SET'
  | 'EDITION_UNREADABLE'
  | 'SCREENING_HIT'
  | 'ORDER_REPORT_REFUSED'
  | 'DAY_NOT_ROLLED'
  | 'SCREENING_LIST_MISSING'
  | 'SCREENING_LIST_OLD';

export interface Alarm {
  readonly branch: string;
  /** Null when it concerns no counter. */
  readonly counter: string | null;
  readonly code: AlarmCode;
  /** The place and what was found, without personal data. */
  readonly detail: string;
}

/** Raises alarms; one that is open with the same words is not raised again. */
export async function raiseAlarms(sql: Sql, at: number, alarms: readonly Alarm[]): Promise<void> {
  for (const { branch, counter, code, detail } of alarms) {
    await sql.query(
      `insert into alarms (branch, counter, at, code, detail)
       select $1::text, $2::text, $3::bigint, $4::text, $5::text
       where not exists (select from alarms where branch = $1 and counter is not distinct from $2::text
         and code = $4 and detail = $5 and closed_at is null)`,
      [branch, counter, at, code, detail],
    );
  }
}
