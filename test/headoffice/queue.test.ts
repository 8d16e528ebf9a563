import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { laneRanges } from '../../headoffice/db/migrations/0015-lane-ranges.ts';
import { loadQueue } from '../../headoffice/lane/queue.ts';
import { officeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { toyRegistry } from './toy-business.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** The seqs of what waits, `limit` at a time, each lot taken off before the next is read. */
async function lots(branch: string, limit: number): Promise<readonly (readonly number[])[]> {
  const queue = await loadQueue(db, branch, limit);
  if (queue.entries.length === 0) return [];
  await queue.leave();
  return [queue.entries.map(({ entry }) => entry.seq), ...(await lots(branch, limit))];
}

it('gives each waiting entry once and in order, in lots that end inside a batch or span several', async () => {
  const kit = await officeKit(db, '2101', { registry: toyRegistry });
  const counter = await kit.counter('01', { registry: toyRegistry });
  const session = counter.signIn(await kit.person('maker'));
  for (let at = 0; at < 11; at += 1) {
    counter.act(session, { business: 'toy', type: 'Count', data: { key: 'k', by: 1 } });
  }
  for (const [from, to] of [[1, 5] as const, [6, 6] as const, [7, 12] as const]) {
    await kit.headOffice.intake(counter.batch(from, to));
  }
  expect((await loadQueue(db, '2101', 100)).entries).toHaveLength(12);
  expect(await kit.headOffice.busyBranches()).toContain('2101');
  expect(await lots('2101', 4)).toEqual([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
    [9, 10, 11, 12],
  ]);
  expect(await db.query('select * from lane_ranges')).toEqual([]);
});

it('takes over what waited under an older program', async () => {
  const waiting = await db.transaction(async (sql) => {
    await sql.query('drop table lane_ranges');
    await sql.query(
      `create table lane_queue (arrival bigint primary key, branch text not null,
         counter text not null, epoch integer not null, seq bigint not null)`,
    );
    await sql.query(
      `insert into lane_queue values (7, '2101', '2101-01', 1, 3), (9, '2101', '2101-01', 1, 4)`,
    );
    for (const statement of laneRanges) await sql.query(statement);
    return await loadQueue(sql, '2101', 10);
  });
  expect(waiting.entries.map(({ entry }) => entry.seq)).toEqual([3, 4]);
});
