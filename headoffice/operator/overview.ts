import { beijingDateTime } from '../../shared/values/dates.ts';
import { queryOne } from '../db/sql.ts';
import type { Office } from '../office.ts';
import type { Overview } from './rows.ts';

export async function readOverview(
  office: Office,
  of: { readonly operator: string; readonly fingerprint: string },
): Promise<Overview> {
  const branches = await office.db.query<{ branch: string; name: string }>(
    'select branch, name from branches order by branch',
  );
  const { open } = await queryOne<{ open: number }>(
    office.db,
    'select count(*) as open from alarms where closed_at is null',
  );
  return {
    ...of,
    era: office.era,
    now: beijingDateTime(office.clock()),
    openAlarms: open,
    branches: branches.map(({ branch, name }) => ({ branch, name })),
    businesses: office.registry.all.map(({ name, title }) => ({ name, title })),
  };
}
