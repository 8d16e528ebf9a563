import {
  ScreeningList,
  screeningKeys,
  screeningRegister,
} from '../../shared/safeguards/screening.ts';
import { sameCanonical } from '../../shared/journal/canonical.ts';
import { lock, locks } from '../db/locks.ts';
import type { Sql } from '../db/sql.ts';
import { rowsItem } from '../feed/append.ts';
import { announcePages, cutDue } from '../feed/pages.ts';
import { type BranchWork, workIn } from '../lane/branch-transaction.ts';
import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { noteOperation } from '../operator/log.ts';
import type { ScreeningFile } from './screening-file.ts';

/** The register's only key: counters know one list, the newest. */
const currentList = 'current';

/**
 * Keeps a list and gives it to every branch, hashed; the same list again changes nothing.
 *
 * @throws OfficeError for another list under a version that is known, or one that is older than the newest
 */
export async function loadScreeningList(
  office: Office,
  file: ScreeningFile,
  operator: string,
): Promise<{ readonly entries: number; readonly isNew: boolean }> {
  const list = hashed(office, file);
  const pages = await office.db.transaction(async (sql) => {
    await lock(sql, locks.screening, 0);
    if (await isKnown(sql, file)) return null;
    const newest = await newestList(sql);
    if (newest !== null && newest.listedOn > file.listedOn) {
      throw new OfficeError(
        `名单日期 ${file.listedOn} 早于现行名单 ${newest.version} 的 ${newest.listedOn},未载入。`,
      );
    }
    await sql.query(
      `insert into screening_lists (version, listed_on, loaded_at, loaded_by, people, body)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        file.version,
        file.listedOn,
        office.clock(),
        operator,
        JSON.stringify(file.people),
        JSON.stringify(list),
      ],
    );
    const what = `screening-list ${file.version}`;
    await noteOperation(office, sql, { operator, what, reason: '' });
    return await feedList(office, sql, list);
  });
  for (const [branch, cut] of pages ?? []) announcePages(office, branch, cut);
  return { entries: list.entries.length, isNew: pages !== null };
}

/** The list that counts: the newest by its day, then by when it was loaded. Null while there is none. */
export async function newestList(sql: Sql): Promise<ScreeningList | null> {
  const [row] = await sql.query<{ body: string }>(
    'select body from screening_lists order by listed_on desc, loaded_at desc limit 1',
  );
  return row === undefined ? null : ScreeningList.parse(JSON.parse(row.body));
}

/** Gives a branch that is loaded the list there is. Under the lock of loading lists, as editions are. */
export async function giveScreeningList(office: Office, branch: string): Promise<void> {
  await office.db.transaction(async (sql) => {
    await lock(sql, locks.screening, 0);
    const list = await newestList(sql);
    if (list === null) return;
    await workIn(office, sql, branch, async (work) => {
      const [known] = await sql.query(
        'select from registers where branch = $1 and register = $2 and key = $3',
        [branch, screeningRegister, currentList],
      );
      if (known !== undefined) return;
      await putList(work, list);
      // As of every row that is loaded: a branch without counters has it from its first snapshot.
      await sql.query('delete from snapshots where branch = $1', [branch]);
    });
  });
}

function hashed({ suite }: Office, { version, listedOn, people }: ScreeningFile): ScreeningList {
  const keys = people.flatMap(({ name, birthDate = null, number }) =>
    screeningKeys(suite, { name, birthDate, numbers: number === undefined ? [] : [number] }),
  );
  // In the order of the hashes, so that their order tells nothing of the list's.
  return { version, listedOn, entries: [...new Set(keys)].toSorted() };
}

async function isKnown(sql: Sql, { version, listedOn, people }: ScreeningFile): Promise<boolean> {
  const [known] = await sql.query<{ listed_on: string; people: string }>(
    'select listed_on, people from screening_lists where version = $1',
    [version],
  );
  if (known === undefined) return false;
  if (known.listed_on === listedOn && sameCanonical(JSON.parse(known.people), [...people])) {
    return true;
  }
  throw new OfficeError(`名单版本 ${version} 已有不同内容。请换一个版本号。`);
}

async function feedList(
  office: Office,
  sql: Sql,
  list: ScreeningList,
): Promise<ReadonlyMap<string, number>> {
  const branches = await sql.query<{ branch: string }>(
    'select branch from branches order by branch',
  );
  const pages = new Map<string, number>();
  for (const { branch } of branches) {
    await workIn(office, sql, branch, (work) => putList(work, list));
    pages.set(branch, await cutDue(office, sql, branch, 'all'));
  }
  return pages;
}

async function putList({ set, feed, now }: BranchWork, list: ScreeningList): Promise<void> {
  const { version, listedOn, entries } = list;
  const body = { version, listedOn, entries: [...entries] };
  const change = { register: screeningRegister, key: currentList, set: body };
  const rows = await set.changed([change], now);
  set.putRows(rows);
  feed.add(rowsItem(feed.nextPlace(), now, rows));
}
