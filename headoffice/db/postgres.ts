import { Pool, types } from 'pg';
import type { Database, Sql } from './sql.ts';

/** A pool to a PostgreSQL (or compatible) server. `schema` keeps the tables of one test apart from another's. */
export function openPostgres(url: string, schema?: string): Database {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    types: {
      // Places, sequence numbers and instants stay far below 2^53.
      getTypeParser: (oid, format) =>
        oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format ?? 'text'),
    },
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
  });
  // A connection lost while idle is replaced by the pool; the next statement reports a server that is gone.
  pool.on('error', () => undefined);
  return {
    query: async <Row>(text: string, parameters: readonly unknown[] = []) => {
      const { rows } = await pool.query(text, [...parameters]);
      return rows as readonly Row[];
    },
    async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('begin');
        const result = await work({
          query: async <Row>(text: string, parameters: readonly unknown[] = []) => {
            const { rows } = await client.query(text, [...parameters]);
            return rows as readonly Row[];
          },
        });
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((cause: unknown) => {
          broken = cause instanceof Error ? cause : new Error('rollback failed');
        });
        throw error;
      } finally {
        // A connection whose rollback failed is closed, not given to the next transaction.
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
