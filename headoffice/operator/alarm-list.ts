import { z } from 'zod';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { AlarmCode } from '../alarms.ts';
import type { Office } from '../office.ts';
import { alarmWords } from './alarm-words.ts';
import { cursorParts, listFields, pageOf } from './list.ts';
import type { AlarmListRow } from './rows.ts';

export const AlarmFilter = z.object({
  ...listFields,
  counter: z.string().max(7).optional(),
  state: z.enum(['open', 'closed']).optional(),
});
export type AlarmFilter = z.output<typeof AlarmFilter>;

interface StoredAlarm {
  readonly id: number;
  readonly branch: string;
  readonly counter: string | null;
  readonly at: number;
  readonly code: AlarmCode;
  readonly detail: string;
  readonly closed_at: number | null;
  readonly closed_by: string | null;
  readonly closed_reason: string | null;
}

/** Alarms, newest first. */
export async function listAlarms(office: Office, filter: AlarmFilter) {
  const rows = await office.db.query<StoredAlarm>(
    `select id, branch, counter, at, code, detail, closed_at, closed_by, closed_reason from alarms
     where ($1::text is null or branch = $1) and ($2::text is null or counter = $2)
       and ($3::text is null or (closed_at is null) = ($3 = 'open'))
       and ($4::bigint is null or id < $4)
     order by id desc limit $5`,
    [
      filter.branch ?? null,
      filter.counter ?? null,
      filter.state ?? null,
      cursorParts(filter.cursor)?.number ?? null,
      filter.limit + 1,
    ],
  );
  return pageOf(rows, filter.limit, (last) => `${last.id}.`, alarmListRow);
}

function alarmListRow(row: StoredAlarm): AlarmListRow {
  const { id, branch, counter, code, detail } = row;
  return {
    id,
    branch,
    counter,
    code,
    detail,
    ...alarmWords[code],
    at: beijingDateTime(row.at),
    closedAt: row.closed_at === null ? null : beijingDateTime(row.closed_at),
    closedBy: row.closed_by,
    // Written by closeAlarm as JSON of a text.
    closedReason: row.closed_reason === null ? null : (JSON.parse(row.closed_reason) as string),
  };
}
