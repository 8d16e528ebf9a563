import { recordset, type Sql } from '../db/sql.ts';

/**
 * When each visit was last carried, for the rule that a visit lapses. Every entry that carries one counts, also one
 * that is refused here: the counter had recorded it, and its own next act was judged by it.
 */
export interface VisitActs {
  load(visits: readonly string[]): Promise<void>;
  /** Null before the first act that carries it. */
  lastOf(visit: string): Promise<number | null>;
  note(visit: string, at: number): void;
  flush(): Promise<void>;
}

export function openVisitActs(sql: Sql, branch: string): VisitActs {
  const known = new Map<string, number | null>();
  const noted = new Set<string>();
  const load = async (visits: readonly string[]): Promise<void> => {
    const missing = [...new Set(visits)].filter((visit) => !known.has(visit));
    if (missing.length === 0) return;
    const rows = await sql.query<{ visit: string; last_at: number }>(
      `select visit, last_at from visit_acts
       where branch = $1 and visit in (select json_array_elements_text($2::json))`,
      [branch, JSON.stringify(missing)],
    );
    for (const visit of missing) known.set(visit, null);
    for (const { visit, last_at: at } of rows) known.set(visit, at);
  };
  return {
    load,
    async lastOf(visit) {
      await load([visit]);
      return known.get(visit) ?? null;
    },
    note(visit, at) {
      known.set(visit, at);
      noted.add(visit);
    },
    async flush() {
      if (noted.size === 0) return;
      const rows = [...noted].map((visit) => ({ visit, at: known.get(visit) }));
      await sql.query(
        `insert into visit_acts (branch, visit, last_at)
         select $1::text, * from json_to_recordset($2::json) as rows (visit text, at bigint)
         on conflict (branch, visit) do update set last_at = excluded.last_at`,
        [branch, recordset(rows)],
      );
    },
  };
}
