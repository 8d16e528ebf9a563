import type { Entry } from '../../shared/journal/entry.ts';
import { recordset, type Sql } from '../db/sql.ts';

/** An entry that waits for its decision. */
export interface Queued {
  readonly entry: Entry;
  readonly text: string;
  readonly hash: string;
  readonly receivedAt: number;
}

/** The first entries of a branch that wait, and how to take them off. */
export interface Queue {
  readonly entries: readonly Queued[];
  /** They are decided: the lane's place moves behind them. */
  leave(): Promise<void>;
}

interface QueuedRow {
  /** Of the range the entry is in. */
  readonly arrival: number;
  readonly seq: number;
  readonly hash: string;
  readonly received_at: number;
  readonly body: string;
}

/** At most `limit` of a branch's waiting entries, in the order they arrived; the caller holds the branch's lock. */
export async function loadQueue(sql: Sql, branch: string, limit: number): Promise<Queue> {
  const rows = await sql.query<QueuedRow>(
    `with waiting as (
       select arrival, counter, epoch, from_seq, to_seq,
         sum(to_seq - from_seq + 1) over (order by arrival) - (to_seq - from_seq + 1) as before
       from (select arrival, counter, epoch, from_seq, to_seq from lane_ranges
             where branch = $1 order by arrival limit $2::integer) as first
     )
     select waiting.arrival, entries.seq, entries.hash, entries.received_at, entries.body
     from waiting cross join lateral (
       select seq, hash, received_at, body from journal_entries
       where counter = waiting.counter and epoch = waiting.epoch
         and seq between waiting.from_seq and waiting.to_seq
       order by seq limit $2::integer
     ) as entries
     where waiting.before < $2::integer
     order by waiting.arrival, entries.seq limit $2::integer`,
    [branch, limit],
  );
  return {
    entries: rows.map((row) => ({
      hash: row.hash,
      receivedAt: row.received_at,
      text: row.body,
      // Stored by intake, which had parsed it.
      entry: JSON.parse(row.body) as Entry,
    })),
    leave: () => leave(sql, rows),
  };
}

async function leave(sql: Sql, rows: readonly QueuedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const reached = new Map(rows.map(({ arrival, seq }) => [arrival, seq]));
  const through = recordset([...reached].map(([arrival, seq]) => ({ arrival, seq })));
  await sql.query(
    `update lane_ranges set from_seq = rows.seq + 1
     from json_to_recordset($1::json) as rows (arrival bigint, seq bigint)
     where lane_ranges.arrival = rows.arrival and lane_ranges.to_seq > rows.seq`,
    [through],
  );
  await sql.query(
    `delete from lane_ranges using json_to_recordset($1::json) as rows (arrival bigint, seq bigint)
     where lane_ranges.arrival = rows.arrival and lane_ranges.to_seq = rows.seq`,
    [through],
  );
}
