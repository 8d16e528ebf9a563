import type { Head } from '../shared/journal/entry.ts';
import type { Sql } from './db/sql.ts';

/** An enrolled counter as head office knows it; `cursor` is how far its journal is stored here. */
export interface Counter {
  readonly counter: string;
  readonly branch: string;
  readonly signingKey: string;
  readonly cursor: Head;
  readonly frozenAt: number | null;
  /** Where its journal was found to tell another story. */
  readonly fork: { readonly epoch: number; readonly seq: number } | null;
  readonly drainedAt: number | null;
}

interface CounterRow {
  readonly counter: string;
  readonly branch: string;
  readonly signing_key: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly frozen_at: number | null;
  readonly fork_epoch: number | null;
  readonly fork_seq: number | null;
  readonly drained_at: number | null;
}

/**
 * Condition on a row of `counters`: enrolled, but never heard of since. The answer to its enrolment may
 * have been lost together with its keys; it has no journal here yet.
 */
export const neverUsed =
  'counters.seen_at is null and counters.seq = 0 and counters.frozen_at is null';

/** Null when no such counter is enrolled; `for update` holds it until the transaction ends. */
export async function findCounter(
  sql: Sql,
  counter: string,
  locking: '' | 'for update' = '',
): Promise<Counter | null> {
  const [row] = await sql.query<CounterRow>(
    `select counter, branch, signing_key, epoch, seq, hash, frozen_at, fork_epoch, fork_seq, drained_at
     from counters where counter = $1 ${locking}`,
    [counter],
  );
  if (row === undefined) return null;
  const { epoch, seq, hash, fork_epoch: forkEpoch, fork_seq: forkSeq } = row;
  return {
    counter: row.counter,
    branch: row.branch,
    signingKey: row.signing_key,
    cursor: { epoch, seq, hash },
    frozenAt: row.frozen_at,
    fork: forkEpoch === null || forkSeq === null ? null : { epoch: forkEpoch, seq: forkSeq },
    drainedAt: row.drained_at,
  };
}

/** What a counter told of its heads in an exchange; the feed's asks name no epoch and mean the stored one. */
export interface ToldHeads {
  readonly epoch?: number;
  readonly seq: number;
  readonly feedPlace: number;
}

/**
 * Notes an exchange: when the counter's head is what is stored here, nothing of it was under way at this
 * moment, which is what the timer waits for.
 */
export async function noteExchange(
  sql: Sql,
  counter: Counter,
  told: ToldHeads,
  at: number,
): Promise<void> {
  const drained = told.seq === counter.cursor.seq;
  await sql.query(
    `update counters set seen_at = $2, drained_at = case when $3::boolean then $2 else drained_at end
     where counter = $1`,
    [counter.counter, at, drained],
  );
  await noteTold(sql, counter, told, at);
}

/** Notes what a counter says its heads are, for the operators: nothing is decided by it. */
export async function noteTold(
  sql: Sql,
  { counter, cursor }: Counter,
  { epoch = cursor.epoch, seq, feedPlace }: ToldHeads,
  at: number,
): Promise<void> {
  await sql.query(
    `update counters set told_epoch = $2, told_seq = $3, told_place = $4, told_at = $5,
       pending_since = case when $3 <= seq then null
         when pending_since is null or pending_to <= seq then $5 else pending_since end,
       pending_to = case when $3 <= seq then null
         when pending_since is null or pending_to <= seq then $3 else pending_to end
     where counter = $1`,
    [counter, epoch, seq, feedPlace, at],
  );
}
