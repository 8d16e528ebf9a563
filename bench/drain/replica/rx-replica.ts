import { Pool } from 'pg';
import type { Replica } from './replica.ts';

interface Document {
  readonly id: string;
}

/** RxDB's HTTP replication, its server's side: a batch of documents is one statement, which PostgreSQL commits with fsync. */
export async function openRxReplica(url: string): Promise<Replica> {
  const pool = new Pool({ connectionString: url });
  await pool.query('drop table if exists replicated');
  await pool.query('create table replicated (id text primary key, body jsonb not null)');
  return {
    async answer(_method, path, body) {
      if (path !== '/push') return null;
      // Sent by our own handler.
      return await store(pool, body as readonly Document[]);
    },
    async documents() {
      const { rows } = await pool.query<{ count: string }>('select count(*) from replicated');
      return Number(rows[0]?.count);
    },
    close: () => pool.end(),
  };
}

/** Stores what is new and gives those of the batch that are there otherwise: conflicts, in RxDB's words. */
async function store(pool: Pool, documents: readonly Document[]): Promise<readonly object[]> {
  const ids = documents.map(({ id }) => id);
  const { rowCount } = await pool.query(
    `insert into replicated select id, body::jsonb from unnest($1::text[], $2::text[]) as sent(id, body)
       on conflict (id) do nothing`,
    [ids, documents.map((one) => JSON.stringify(one))],
  );
  if (rowCount === documents.length) return [];
  const { rows } = await pool.query<{ body: object }>(
    'select body from replicated where id = any($1)',
    [ids],
  );
  return rows.map(({ body }) => body);
}
