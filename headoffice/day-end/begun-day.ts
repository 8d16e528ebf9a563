import { queryOne } from '../db/sql.ts';
import type { BranchWork } from '../lane/branch-transaction.ts';

/** The day a branch has come to: its money and positions are those of this day. '' before its first. */
export async function begunDayOf({
  sql,
  branch,
}: Pick<BranchWork, 'sql' | 'branch'>): Promise<string> {
  const { day } = await queryOne<{ day: string }>(
    sql,
    'select rolled_to as day from branches where branch = $1',
    [branch],
  );
  return day;
}
