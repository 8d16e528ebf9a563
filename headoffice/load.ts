import { z } from 'zod';
import { Role } from '../shared/journal/entry.ts';
import { ClientNo, TradingPassword } from '../shared/safeguards/password-box.ts';
import { CounterId, StaffNo } from '../shared/values/ids.ts';
import { beijingDate } from '../shared/values/dates.ts';
import { loadEditions } from './editions/load-editions.ts';
import { cutPages } from './feed/pages.ts';
import { rowsItem } from './feed/append.ts';
import { inBranch } from './lane/branch-transaction.ts';
import type { Office } from './office.ts';
import { giveScreeningList, loadScreeningList, newestList } from './screening/lists.ts';
import { ScreeningFile } from './screening/screening-file.ts';
import { rosterBody } from './staff.ts';

/**
 * What a branch starts with, prepared elsewhere. Example: { "branch": { "branch": "0101", "name": "…" },
 * "terminals": ["0101-01"], "staff": [{ "staff": "100023", "name": "…", "roles": ["maker"], "checker": true }],
 * "rows": [{ "register": "client", "key": "0101000001", "body": { … }, "lookups": { "idNumber": "…" } }] }
 */
export const BranchFile = z.object({
  branch: z.object({ branch: z.string().regex(/^\d{4}$/), name: z.string().min(1).max(60) }),
  terminals: z.array(CounterId),
  staff: z.array(
    z.object({
      staff: StaffNo,
      name: z.string().min(1).max(100),
      roles: z.array(Role).min(1),
      checker: z.boolean(),
    }),
  ),
  rows: z.array(
    z.object({
      register: z.string().min(1).max(64),
      key: z.string().min(1).max(128),
      body: z.record(z.string(), z.json()),
      lookups: z.record(z.string(), z.string()),
    }),
  ),
  /** Only of a demonstration, as of the day it is loaded: head office's own list is loaded by compliance. */
  screening: ScreeningFile.omit({ listedOn: true }).exactOptional(),
  /** Only of a demonstration: nobody else ever has a client's password in clear. */
  clientPasswords: z
    .array(z.object({ clientNo: ClientNo, password: TradingPassword }))
    .exactOptional(),
});
export type BranchFile = Readonly<z.infer<typeof BranchFile>>;

/** Rows of one feed item: small, because a page holds at least one item whatever its size. */
const rowsPerItem = 100;

/**
 * Loads a branch: what is there already stays as it is, so that it may be loaded again. Once the branch
 * has counters the new rows travel in the feed; before that they come with the first snapshot.
 */
export async function loadBranch(
  office: Office,
  file: BranchFile,
): Promise<{ readonly rows: number }> {
  const { branch, name } = file.branch;
  await office.db.query(
    'insert into branches (branch, name) values ($1, $2) on conflict (branch) do update set name = excluded.name',
    [branch, name],
  );
  const staffRows = await loadStaff(office, file);
  const rows = [...staffRows, ...file.rows];
  let loaded = 0;
  for (let from = 0; from < rows.length; from += rowsPerItem) {
    const portion = rows.slice(from, from + rowsPerItem);
    loaded += await loadPortion(office, branch, portion);
  }
  await loadEditions(office, branch);
  await loadFirstList(office, file);
  await giveScreeningList(office, branch);
  await cutPages(office, branch, 'all');
  return { rows: loaded };
}

/** A list that is there already stays the one that counts. */
async function loadFirstList(office: Office, { screening }: BranchFile): Promise<void> {
  if (screening === undefined || (await newestList(office.db)) !== null) return;
  const listedOn = beijingDate(office.clock());
  await loadScreeningList(office, { ...screening, listedOn }, 'load');
}

async function loadStaff(office: Office, file: BranchFile): Promise<BranchFile['rows']> {
  const { branch } = file.branch;
  for (const { staff, name, roles, checker } of file.staff) {
    await office.db.query(
      `insert into staff (staff, branch, name, roles, checker) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [staff, branch, name, JSON.stringify(roles), checker],
    );
  }
  return file.staff.map((person) => ({
    register: 'staff',
    key: person.staff,
    body: rosterBody({ ...person, branch, publicKey: null, revokedAt: null }),
    lookups: {},
  }));
}

function loadPortion(office: Office, branch: string, rows: BranchFile['rows']): Promise<number> {
  return inBranch(
    office,
    branch,
    async ({ sql, set, feed, now }) => {
      const facts = await set.facts(
        rows.map(({ register, key }, at) => ({
          name: String(at),
          from: 'register',
          register,
          by: 'key',
          value: key,
        })),
      );
      const changes = rows
        .filter((_, at) => facts[String(at)]?.length === 0)
        .map(({ register, key, body, lookups }) => ({ register, key, set: body, lookups }));
      const changed = await set.changed(changes, now);
      if (changed.length === 0) return 0;
      set.putRows(changed);
      // An enrolment takes the branch's lock too: no counter can come between the look and the commit.
      const counters = await sql.query('select from counters where branch = $1 limit 1', [branch]);
      if (counters.length > 0) feed.add(rowsItem(feed.nextPlace(), now, changed));
      // A snapshot made before would seem fresh to the first counter, and is the only way these rows come.
      else await sql.query('delete from snapshots where branch = $1', [branch]);
      return changed.length;
    },
    'act:before-commit',
  );
}
