import { z } from 'zod';
import { NoticeBody, noticeReceipt } from '../../shared/safeguards/notice.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { Sql } from '../db/sql.ts';
import { lookupDigest } from '../lane/lookup-index.ts';
import { caseScope } from '../lane/rows.ts';
import type { Office } from '../office.ts';
import { ProblemError } from '../problem.ts';
import { cursorParts, listFields, pageOf } from './list.ts';
import type { NoticeListRow, NoticeReaderRow } from './rows.ts';

export const NoticeFilter = z.object(listFields);
export type NoticeFilter = z.output<typeof NoticeFilter>;

interface StoredNotice {
  readonly id: string;
  readonly published_at: number;
  readonly body: string;
  readonly withdrawn_at: number | null;
  readonly withdrawn_by: string | null;
}

/** Notices, newest first. */
export async function listNotices(office: Office, filter: NoticeFilter) {
  const after = cursorParts(filter.cursor);
  const rows = await office.db.query<StoredNotice>(
    `select id, published_at, body, withdrawn_at, withdrawn_by from notices
     where ($1::text is null or exists (
         select from notice_branches where notice = notices.id and branch = $1))
       and ($2::bigint is null or (published_at, id) < ($2, $3))
     order by published_at desc, id desc limit $4`,
    [filter.branch ?? null, after?.number ?? null, after?.text ?? '', filter.limit + 1],
  );
  const people = await peopleOf(
    office.db,
    rows.map(({ id }) => id),
  );
  const now = office.clock();
  return pageOf(
    rows,
    filter.limit,
    (last) => `${last.published_at}.${last.id}`,
    (row) => noticeListRow(row, people.get(row.id) ?? [], now),
  );
}

function noticeListRow(row: StoredNotice, people: readonly Person[], now: number): NoticeListRow {
  const { title, text, until, mustRead, by } = NoticeBody.parse(JSON.parse(row.body));
  const isOver = until !== null && until <= now;
  return {
    id: row.id,
    title,
    text,
    branches: [...new Set(people.map(({ branch }) => branch))].join(' '),
    publishedAt: beijingDateTime(row.published_at),
    until: until === null ? null : beijingDateTime(until),
    mustRead: mustRead ? 'yes' : 'no',
    by,
    state: row.withdrawn_at === null ? (isOver ? 'ended' : 'current') : 'withdrawn',
    withdrawnAt: row.withdrawn_at === null ? null : beijingDateTime(row.withdrawn_at),
    withdrawnBy: row.withdrawn_by,
    readers: people.filter(({ read_at: at }) => at !== null).length,
    people: people.filter(({ staff }) => staff !== null).length,
  };
}

/** Who has read a notice and who has not, by branch. @throws ProblemError NOT_FOUND */
export async function listNoticeReaders(office: Office, id: string) {
  const people = (await peopleOf(office.db, [id])).get(id);
  if (people === undefined) throw new ProblemError(404, 'NOT_FOUND', 'no such notice');
  const rows = people.flatMap(({ branch, staff, name, read_at: at, counter }): NoticeReaderRow[] =>
    staff === null
      ? []
      : [{ branch, staff, name, readAt: at === null ? null : beijingDateTime(at), counter }],
  );
  return { next: null, rows };
}

interface Person {
  readonly notice: string;
  readonly branch: string;
  /** Null for a branch without anybody. */
  readonly staff: string | null;
  readonly name: string;
  readonly read_at: number | null;
  readonly counter: string | null;
}

/**
 * The people of each notice's branches with their first receipt, an accepted case under the notice's id. Who
 * has been revoked counts only if they have read it.
 */
async function peopleOf(
  sql: Sql,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Person[]>> {
  const wanted = ids.map((notice) => ({
    notice,
    digest: lookupDigest({ by: noticeReceipt.key, value: notice }),
  }));
  const rows = await sql.query<Person>(
    `with wanted as (
       select * from json_to_recordset($1::json) as rows (notice text, digest text)
     ), receipts as (
       select distinct on (wanted.notice, cases.branch, cases.maker) wanted.notice, cases.branch,
         cases.maker as staff, cases.counter, (cases.state::json ->> 'at')::bigint as read_at
       from wanted join notice_branches on notice_branches.notice = wanted.notice
       join lookups on lookups.branch = notice_branches.branch and lookups.scope = $2
         and lookups.digest = wanted.digest
       join cases on cases.branch = lookups.branch and cases.case_id = lookups.key
       where cases.stage in ('accepted', 'done')
       order by wanted.notice, cases.branch, cases.maker, read_at
     )
     select wanted.notice, notice_branches.branch, staff.staff, coalesce(staff.name, '') as name,
       receipts.read_at, receipts.counter
     from wanted join notice_branches on notice_branches.notice = wanted.notice
     left join staff on staff.branch = notice_branches.branch and (staff.revoked_at is null
       or exists (select from receipts where receipts.notice = wanted.notice
         and receipts.staff = staff.staff))
     left join receipts on receipts.notice = wanted.notice and receipts.staff = staff.staff
     order by notice_branches.branch, staff.staff`,
    [JSON.stringify(wanted), caseScope(noticeReceipt.business)],
  );
  const people = new Map<string, Person[]>();
  for (const row of rows) people.set(row.notice, [...(people.get(row.notice) ?? []), row]);
  return people;
}
