import type { FeedItem } from '../../shared/feed/item.ts';
import { wireItem } from '../../shared/feed/item.ts';
import { type FeedPage, maxPageItems, pageHash, PageStatement } from '../../shared/feed/page.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { lockBranch } from '../db/locks.ts';
import { queryOne, type Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { ProblemError } from '../problem.ts';
import { feedTopic } from '../wakeups.ts';

/**
 * Bytes of items on a page and in one answer, unless a single item or page has more: a counter keeps a page
 * as one record of its feed log, which has a limit (`maxFrameBytes`).
 */
const maxPageBytes = 4 * 1024 * 1024;
const maxAnswerBytes = 8 * 1024 * 1024;
/** Pages given in one answer: a counter asks again until none come. */
const pagesPerAnswer = 10;

/**
 * Cuts and signs the pages of a branch that are due: `full` ones while the lane is at work, `all` when it is
 * idle. What was cut never changes.
 */
export async function cutPages(
  office: Office,
  branch: string,
  which: 'full' | 'all',
): Promise<void> {
  const cut = await office.db.transaction(async (sql) => {
    await lockBranch(sql, branch);
    const cut = await cutDue(office, sql, branch, which);
    if (cut > 0) office.mark('pages:before-commit');
    return cut;
  });
  if (cut === 0) return;
  office.mark('pages:after-commit');
  announcePages(office, branch, cut);
}

/** Tells who waits for the branch's feed that pages were cut, once they are committed. */
export function announcePages(office: Office, branch: string, pages: number): void {
  if (pages === 0) return;
  office.metrics.pagesCut(pages);
  office.wakeups.wake(feedTopic(branch));
}

/** The same inside a transaction that holds the branch's lock. Gives the number of pages cut. */
export async function cutDue(
  office: Office,
  sql: Sql,
  branch: string,
  which: 'full' | 'all',
): Promise<number> {
  const place = await queryOne<{ feed_place: number; page_place: number; page_hash: string }>(
    sql,
    'select feed_place, page_place, page_hash from branches where branch = $1',
    [branch],
  );
  let { page_place: to, page_hash: hash } = place;
  let pages = 0;
  while (place.feed_place > to) {
    const from = to + 1;
    const rows = await sql.query<{ digest: string; bytes: number }>(
      `select digest, octet_length(item) as bytes from feed_items
       where branch = $1 and era = $2 and place >= $3 order by place limit $4`,
      [branch, office.era, from, maxPageItems],
    );
    const taken = withinBytes(rows, maxPageBytes);
    const isFull = taken.length === maxPageItems || taken.length < rows.length;
    if (which === 'full' && !isFull) break;
    to += taken.length;
    const itemDigests = taken.map((row) => row.digest);
    const { era } = office;
    const signed = office.keys.sign<PageStatement>({
      purpose: 'feed-page',
      branch,
      era,
      from,
      to,
      prev: hash,
      itemDigests,
    });
    hash = pageHash(office.suite, signed.statement);
    await sql.query(
      `insert into feed_pages (branch, era, from_place, to_place, hash, statement, signature)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [branch, era, from, to, hash, canonicalText(signed.statement), signed.signature],
    );
    pages += 1;
  }
  if (pages > 0) {
    await sql.query('update branches set page_place = $2, page_hash = $3 where branch = $1', [
      branch,
      to,
      hash,
    ]);
  }
  return pages;
}

/** The first of some, as many as have at most `bytes` together, and always one. */
function withinBytes<Sized extends { readonly bytes: number }>(
  some: readonly Sized[],
  bytes: number,
): readonly Sized[] {
  let total = 0;
  const end = some.findIndex((one, at) => {
    total += one.bytes;
    return at > 0 && total > bytes;
  });
  return end === -1 ? some : some.slice(0, end);
}

/**
 * Pages after a place, in order, as they travel to a counter. Empty when there are none yet.
 *
 * @throws ProblemError FEED_PLACE_UNKNOWN when no page ends at `after`: nothing could continue from there
 */
export async function pagesAfter(
  office: Office,
  branch: string,
  counter: string,
  after: number,
): Promise<readonly FeedPage[]> {
  const pages = await office.db.query<{
    from_place: number;
    to_place: number;
    statement: string;
    signature: string;
    bytes: number;
  }>(
    `select from_place, to_place, statement, signature,
       (select sum(octet_length(item)) from feed_items items
        where items.branch = pages.branch and items.era = pages.era
          and place between from_place and to_place) as bytes
     from feed_pages pages
     where branch = $1 and era = $2 and to_place >= $3 order by to_place limit $4`,
    [branch, office.era, after, pagesPerAnswer + 1],
  );
  const known = after === 0 || pages[0]?.to_place === after;
  if (!known) throw new ProblemError(409, 'FEED_PLACE_UNKNOWN', `no page ends at ${after}`);
  const due = pages.filter((page) => page.to_place > after).slice(0, pagesPerAnswer);
  const next = withinBytes(due, maxAnswerBytes);
  const last = next.at(-1);
  if (last === undefined) return [];
  const rows = await office.db.query<{ place: number; item: string }>(
    `select place, item from feed_items
     where branch = $1 and era = $2 and place > $3 and place <= $4 order by place`,
    [branch, office.era, after, last.to_place],
  );
  // Written by the lane as canonical text of feed items.
  const items = rows.map((row) => wireItem(JSON.parse(row.item) as FeedItem, counter));
  return next.map((page) => ({
    statement: PageStatement.parse(JSON.parse(page.statement)),
    signature: page.signature,
    items: items.slice(page.from_place - 1 - after, page.to_place - after),
  }));
}
