import type { Sql } from './sql.ts';

/** Kinds of advisory lock; the second number is the branch, or 0. */
export const locks = { migration: 1, branch: 2, editions: 3, screening: 4 } as const;

/** Waits for a lock that ends with the transaction: a worker that dies never keeps it. */
export async function lock(sql: Sql, kind: number, what: number): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1::integer, $2::integer)', [kind, what]);
}

/**
 * The lock of everything that gives places in a branch's feed: lane, acts of head office, pages, snapshot.
 * Whoever holds it sees all that was committed before.
 */
export async function lockBranch(sql: Sql, branch: string): Promise<void> {
  await lock(sql, locks.branch, Number(branch));
}

/** The locks of all branches, in the order everybody takes more than one: nobody waits in a ring. */
export async function lockBranches(sql: Sql): Promise<void> {
  const rows = await sql.query<{ branch: string }>('select branch from branches order by branch');
  for (const { branch } of rows) await lockBranch(sql, branch);
}

/** Longer than any transaction of head office takes. */
const stuckMs = 60_000;

/** How many have waited for one of these locks for longer than a minute: whoever holds it is stuck. */
export async function stuckLocks(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ waiting: number }>(
    `select count(*) as waiting from pg_locks
     where locktype = 'advisory' and classid in ($1::oid, $2::oid, $4::oid, $5::oid) and not granted
       and database = (select oid from pg_database where datname = current_database())
       and waitstart < clock_timestamp() - make_interval(secs => $3::integer)`,
    [locks.migration, locks.branch, stuckMs / 1000, locks.editions, locks.screening],
  );
  return row?.waiting ?? 0;
}
