import type { RegisterRow } from '../shared/feed/register.ts';
import { NoticeBody, noticeLookups, noticeRegister } from '../shared/safeguards/notice.ts';
import { uuidV7 } from '../shared/values/ids.ts';
import type { Sql } from './db/sql.ts';
import { rowsItem } from './feed/append.ts';
import { announcePages, cutDue } from './feed/pages.ts';
import { workIn } from './lane/branch-transaction.ts';
import type { Office } from './office.ts';
import { OfficeError } from './office-error.ts';
import { noteOperation } from './operator/log.ts';

/** What is published, for whom, and by which operator. */
export interface NoticeAsk {
  readonly branches: readonly string[] | 'all';
  readonly title: string;
  readonly text: string;
  /** ms UTC; null: until it is withdrawn. */
  readonly until: number | null;
  readonly mustRead: boolean;
  readonly operator: string;
}

/**
 * Publishes a notice to branches, all of them or none, and gives its id. Counters have it by the feed.
 *
 * @throws OfficeError
 */
export async function publishNotice(office: Office, ask: NoticeAsk): Promise<string> {
  const from = office.clock();
  const { title, text, until, mustRead, operator } = ask;
  const body = NoticeBody.parse({ title, text, from, until, mustRead, by: operator });
  if (until !== null && until <= from) throw new OfficeError('公告的截止时间已过,请重新选择。');
  const id = uuidV7(from, office.random);
  const pages = await office.db.transaction(async (sql) => {
    const branches = await branchesFor(sql, ask.branches);
    await sql.query('insert into notices (id, published_at, body) values ($1, $2, $3)', [
      id,
      from,
      // As JSON: the database refuses some characters in a text.
      JSON.stringify(body),
    ]);
    await sql.query(
      `insert into notice_branches (notice, branch)
       select $1::text, branch from json_array_elements_text($2::json) as rows (branch)`,
      [id, JSON.stringify(branches)],
    );
    await noteOperation(office, sql, { operator, what: `notice ${id}`, reason: '' });
    return await feedRow(office, sql, branches, id, body);
  });
  for (const [branch, cut] of pages) announcePages(office, branch, cut);
  return id;
}

/** Takes a notice back everywhere; one that was taken back before stays so. @throws OfficeError */
export async function withdrawNotice(
  office: Office,
  { id, operator }: { readonly id: string; readonly operator: string },
): Promise<void> {
  const pages = await office.db.transaction(async (sql) => {
    const [notice] = await sql.query<{ withdrawn_at: number | null }>(
      'select withdrawn_at from notices where id = $1 for update',
      [id],
    );
    if (notice === undefined) throw new OfficeError('没有这条公告。');
    if (notice.withdrawn_at !== null) return new Map<string, number>();
    await sql.query('update notices set withdrawn_at = $2, withdrawn_by = $3 where id = $1', [
      id,
      office.clock(),
      operator,
    ]);
    await noteOperation(office, sql, { operator, what: `withdraw notice ${id}`, reason: '' });
    const rows = await sql.query<{ branch: string }>(
      'select branch from notice_branches where notice = $1 order by branch',
      [id],
    );
    const branches = rows.map(({ branch }) => branch);
    return await feedRow(office, sql, branches, id, null);
  });
  for (const [branch, cut] of pages) announcePages(office, branch, cut);
}

/** Every branch, or the named ones; in order, as their locks must be taken. */
async function branchesFor(sql: Sql, asked: NoticeAsk['branches']): Promise<readonly string[]> {
  const rows = await sql.query<{ branch: string }>('select branch from branches order by branch');
  const known = rows.map(({ branch }) => branch);
  if (asked === 'all') return known;
  const missing = asked.filter((branch) => !known.includes(branch));
  if (missing.length > 0) throw new OfficeError(`没有营业部 ${missing.join('、')}。`);
  return known.filter((branch) => asked.includes(branch));
}

/** The notice's row into register and feed of each branch; gives the pages cut. */
async function feedRow(
  office: Office,
  sql: Sql,
  branches: readonly string[],
  id: string,
  body: NoticeBody | null,
): Promise<ReadonlyMap<string, number>> {
  const pages = new Map<string, number>();
  for (const branch of branches) {
    await workIn(office, sql, branch, async ({ set, feed, now }) => {
      const published = body === null ? {} : { set: body };
      const change = { register: noticeRegister, key: id, lookups: noticeLookups, ...published };
      const changed = await set.changed([change], now);
      const rows = changed.map((row): RegisterRow => (body === null ? { ...row, body } : row));
      set.putRows(rows);
      feed.add(rowsItem(feed.nextPlace(), now, rows));
    });
    pages.set(branch, await cutDue(office, sql, branch, 'all'));
  }
  return pages;
}
