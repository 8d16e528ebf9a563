import { editionLookups, editionRegister } from '../../shared/rulebook/editions/signed-edition.ts';
import { lock, locks } from '../db/locks.ts';
import { rowsItem } from '../feed/append.ts';
import { workIn } from '../lane/branch-transaction.ts';
import type { Office } from '../office.ts';
import { editionBody } from './feed-edition.ts';

/**
 * Gives a branch the editions published before it was loaded. Under the lock of publishing: one that is published at
 * the same moment comes either from there or from here.
 */
export async function loadEditions(office: Office, branch: string): Promise<void> {
  await office.db.transaction(async (sql) => {
    await lock(sql, locks.editions, 0);
    const missing = await sql.query<{ edition: string }>(
      `select edition from rule_editions where published_at is not null and not exists (
         select from registers where branch = $1 and register = $2 and key = edition)
       order by edition`,
      [branch, editionRegister],
    );
    if (missing.length === 0) return;
    await workIn(office, sql, branch, async ({ set, feed, now }) => {
      for (const { edition } of missing) {
        const change = {
          register: editionRegister,
          key: edition,
          lookups: editionLookups,
          set: await editionBody(sql, edition),
        };
        const rows = await set.changed([change], now);
        set.putRows(rows);
        const counters = await sql.query('select from counters where branch = $1 limit 1', [
          branch,
        ]);
        // As of every row that is loaded: a branch without counters has it from its first snapshot.
        if (counters.length > 0) feed.add(rowsItem(feed.nextPlace(), now, rows));
      }
      await sql.query('delete from snapshots where branch = $1', [branch]);
    });
  });
}
