import { raiseAlarms } from '../alarms.ts';
import type { Office } from '../office.ts';

/** Longer than any answer takes; a sender that dies leaves its rows to the next after this. */
const leaseMs = 30_000;
const tryAgainMs = 1000;
const rowsAtOnce = 50;
/** After this many failures in a row somebody should look. */
const alarmTries = 5;

/** A row of the outbox whose turn it is. */
export interface ClaimedRow {
  readonly external_id: string;
  readonly branch: string;
  readonly business: string;
  readonly case_id: string;
  readonly kind: string;
  readonly request: string;
  readonly tries: number;
}

/** Takes rows for itself for the time of a lease, so that two senders do not do the same work. */
export async function claimRows(office: Office): Promise<readonly ClaimedRow[]> {
  const now = office.clock();
  return await office.db.query<ClaimedRow>(
    `update outbox set next_at = $2 where external_id in (
       select external_id from outbox where done_at is null and next_at <= $1
       order by next_at, external_id limit $3 for update skip locked)
     returning external_id, branch, business, case_id, kind, request, tries`,
    [now, now + leaseMs, rowsAtOnce],
  );
}

/** The service has the request; when it got it first is kept. */
export async function noteSent(office: Office, row: ClaimedRow): Promise<void> {
  await office.db.query(
    'update outbox set sent_at = $2 where external_id = $1 and sent_at is null',
    [row.external_id, office.clock()],
  );
}

/** Nothing is wrong, only nothing is there yet. */
export async function waitUntil(office: Office, row: ClaimedRow, at: number): Promise<void> {
  await office.db.query('update outbox set next_at = $2, tries = 0 where external_id = $1', [
    row.external_id,
    at,
  ]);
}

/** A try that failed: the next one later, and after some of them an alarm. */
export async function postponeRow(office: Office, row: ClaimedRow, error: unknown): Promise<void> {
  const tries = row.tries + 1;
  const now = office.clock();
  const waitMs = Math.min(60_000, tryAgainMs * 2 ** Math.min(tries, 6));
  await office.db.query('update outbox set tries = $2, next_at = $3 where external_id = $1', [
    row.external_id,
    tries,
    now + waitMs,
  ]);
  const name = error instanceof Error ? error.name : 'unknown';
  office.log({ event: 'outbox-failed', id: row.external_id, tries, error: name });
  if (tries < alarmTries) return;
  const detail = `effect ${row.external_id} cannot be sent`;
  await raiseAlarms(office.db, now, [
    { branch: row.branch, counter: null, code: 'OUTBOX_FAILING', detail },
  ]);
}
