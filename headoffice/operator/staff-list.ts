import { z } from 'zod';
import { Role } from '../../shared/journal/entry.ts';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { Office } from '../office.ts';
import { Branch } from './list.ts';
import type { StaffListRow } from './rows.ts';

export const StaffFilter = z.object({ branch: Branch.optional() });

/** Everybody, by number. */
export async function listStaff(office: Office, branch: string | null) {
  const rows = await office.db.query<{
    branch: string;
    staff: string;
    name: string;
    roles: string;
    checker: boolean;
    has_key: boolean;
    revoked_at: number | null;
  }>(
    `select branch, staff, name, roles, checker, public_key is not null as has_key, revoked_at
     from staff where ($1::text is null or branch = $1) order by branch, staff`,
    [branch],
  );
  return {
    next: null,
    rows: rows.map((row): StaffListRow => ({
      branch: row.branch,
      staff: row.staff,
      name: row.name,
      roles: Role.array().parse(JSON.parse(row.roles)).join(' '),
      checker: row.checker ? 'yes' : 'no',
      key: row.has_key ? 'yes' : 'no',
      revokedAt: row.revoked_at === null ? null : beijingDateTime(row.revoked_at),
    })),
  };
}
