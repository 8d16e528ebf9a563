import { z } from 'zod';
import { beijingDateTime } from '../../shared/values/dates.ts';
import type { Office } from '../office.ts';
import { Branch } from './list.ts';
import type { CounterListRow } from './rows.ts';

export const CounterFilter = z.object({ branch: Branch.optional() });

interface StoredCounter {
  readonly branch: string;
  readonly name: string;
  readonly counter: string;
  readonly epoch: number;
  readonly seq: number;
  readonly told_epoch: number | null;
  readonly told_seq: number | null;
  readonly told_at: number | null;
  readonly told_place: number | null;
  readonly pending_since: number | null;
  readonly pending_to: number | null;
  readonly contact_at: number | null;
  readonly judgement: string | null;
  readonly program: string | null;
  readonly clock_difference_ms: number | null;
  readonly enrolled_at: number;
  readonly seen_at: number | null;
  readonly drained_at: number | null;
  readonly frozen_at: number | null;
  readonly fork_epoch: number | null;
  readonly fork_seq: number | null;
  readonly page_place: number;
  readonly alarms: number;
}

/** Every counter with how far it is stored, what it told of itself, and when it was last heard of. */
export async function listCounters(office: Office, branch: string | null) {
  const rows = await office.db.query<StoredCounter>(
    `select counters.*, branches.name, branches.page_place,
       (select count(*) from alarms where alarms.counter = counters.counter
          and alarms.branch = counters.branch and closed_at is null) as alarms
     from counters join branches using (branch)
     where ($1::text is null or branch = $1) order by counter`,
    [branch],
  );
  const now = office.clock();
  return { next: null, rows: rows.map((row) => counterListRow(row, now)) };
}

function counterListRow(row: StoredCounter, now: number): CounterListRow {
  const lastContact = row.seen_at === null && row.contact_at === null ? null : lastOf(row);
  const pending = pendingOf(row);
  return {
    branch: row.branch,
    branchName: row.name,
    counter: row.counter,
    epoch: row.epoch,
    seq: row.seq,
    toldHead: row.told_seq === null ? null : `${row.told_epoch}-${row.told_seq}`,
    toldAt: time(row.told_at),
    pending: pending?.count ?? null,
    pendingSince: time(pending?.since ?? null),
    pendingAgeS: age(pending?.since ?? null, now),
    feedPlace: row.told_place,
    feedBehind: row.told_place === null ? null : Math.max(0, row.page_place - row.told_place),
    lastContactAt: time(lastContact),
    lastContactAgeS: age(lastContact, now),
    judgement: row.judgement,
    // Written by a contact as JSON of a text.
    program: row.program === null ? null : (JSON.parse(row.program) as string),
    clockDifferenceMs: row.clock_difference_ms,
    enrolledAt: beijingDateTime(row.enrolled_at),
    seenAt: time(row.seen_at),
    drainedAt: time(row.drained_at),
    frozenAt: time(row.frozen_at),
    forkAt: row.fork_seq === null ? null : `${row.fork_epoch}-${row.fork_seq}`,
    alarms: row.alarms,
  };
}

function pendingOf(
  row: StoredCounter,
): { readonly count: number; readonly since: number | null } | null {
  if (row.told_seq === null) return null;
  const count = Math.max(0, row.told_seq - row.seq);
  if (count === 0) return { count, since: null };
  // What it had told of by then has come since: the rest was heard of with the newest word.
  const isOlder = row.pending_to !== null && row.pending_to > row.seq;
  return { count, since: isOlder ? row.pending_since : row.told_at };
}

const lastOf = (row: StoredCounter): number => Math.max(row.seen_at ?? 0, row.contact_at ?? 0);

const time = (at: number | null): string | null => (at === null ? null : beijingDateTime(at));

const age = (at: number | null, now: number): number | null =>
  at === null ? null : Math.max(0, Math.round((now - at) / 1000));
