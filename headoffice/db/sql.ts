/** One connection, or the pool: statements written for PostgreSQL 15, parameters as $1, $2 … */
export interface Sql {
  /** Rows as the statement names them; bigint columns are numbers. `Row` is what the statement selects. */
  query<Row = Record<string, unknown>>(
    text: string,
    parameters?: readonly unknown[],
  ): Promise<readonly Row[]>;
}

/** A database of head office: PGlite in this process or a PostgreSQL server, the same SQL. */
export interface Database extends Sql {
  /** Commits when `work` is done, rolls back when it throws. Inside, use only the `sql` handed in. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The only row of a statement that always has one. */
export async function queryOne<Row>(
  sql: Sql,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<Row> {
  const [row] = await sql.query<Row>(text, parameters);
  if (row === undefined) throw new Error(`no row: ${text}`);
  return row;
}

/** Rows as the one parameter of `json_to_recordset($1)`: the same bulk insert for both databases. */
export function recordset(rows: readonly object[]): string {
  return JSON.stringify(rows);
}

/**
 * Canonical texts, which hold no line break, as the one parameter of `string_to_table($1, E'\\n')`: as a field of
 * `recordset` each would be escaped here and read again there, which costs more than storing it.
 */
export function lines(texts: readonly string[]): string {
  return texts.join('\n');
}

/** Whether the database refused a text it cannot hold: U+0000 (SQLSTATE 22021, 22P05). */
export function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^22(?:021|P05)$/.test(String(error.code));
}

/**
 * Whether the database refused the data itself (SQLSTATE classes 22 and 23), so that trying the same again
 * is of no use.
 */
export function isDataError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}
