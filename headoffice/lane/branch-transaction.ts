import { type Alarm, raiseAlarms } from '../alarms.ts';
import { lockBranch } from '../db/locks.ts';
import { recordset, type Sql } from '../db/sql.ts';
import type { EditionBook } from '../editions/edition-book.ts';
import { type EvidenceNames, openEvidenceNames } from '../evidence/names.ts';
import { type FeedWriter, openFeed } from '../feed/append.ts';
import type { Office } from '../office.ts';
import { openOutbox, type OutboxWriter } from '../outbox/rows.ts';
import { openVisitActs, type VisitActs } from './visit-acts.ts';
import { createWorkingSet, type WorkingSet } from './working-set.ts';

/** Everything that gives places in a branch's feed works on these, and all of it is written together. */
export interface BranchWork {
  readonly sql: Sql;
  readonly branch: string;
  /** Instant of this transaction on head office's clock. */
  readonly now: number;
  readonly set: WorkingSet;
  readonly feed: FeedWriter;
  readonly outbox: OutboxWriter;
  readonly commands: CommandIds;
  readonly visits: VisitActs;
  readonly evidence: EvidenceNames;
  readonly editions: EditionBook;
  alarm(alarm: Omit<Alarm, 'branch'>): void;
  /**
   * Begins to write what was put so far while the work goes on, so that the database is not idle until the end. All of it
   * stays one transaction.
   */
  writeBehind(): void;
}

/** The command ids of a branch, each with the digest of what it stood for. */
export interface CommandIds {
  load(ids: readonly string[]): Promise<void>;
  /** Null when the id is new. */
  digestOf(id: string): Promise<string | null>;
  add(id: string, digest: string, place: number): void;
}

/** Runs `work` under the branch's lock in one transaction and writes what it left in the working set. */
export function inBranch<T>(
  office: Office,
  branch: string,
  work: (work: BranchWork) => Promise<T>,
  mark: 'lane:before-commit' | 'act:before-commit',
): Promise<T> {
  return office.db.transaction(async (sql) => {
    const result = await workIn(office, sql, branch, work);
    office.mark(mark);
    return result;
  });
}

/** The same inside a transaction that does more; one that works in several branches takes them in order. */
export async function workIn<T>(
  office: Office,
  sql: Sql,
  branch: string,
  work: (work: BranchWork) => Promise<T>,
): Promise<T> {
  await lockBranch(sql, branch);
  const alarms: Alarm[] = [];
  const ids = commandIds(sql, branch);
  const visits = openVisitActs(sql, branch);
  const now = office.clock();
  const evidence = openEvidenceNames(sql, branch, now);
  const set = createWorkingSet(sql, branch);
  const feed = await openFeed(sql, office.suite, branch, office.era);
  const writing = writingBehind(async () => {
    await set.flush();
    await feed.flush();
    await ids.flush();
  });
  const whole: BranchWork = {
    sql,
    branch,
    now,
    set,
    feed,
    outbox: openOutbox(sql, branch, now),
    commands: ids,
    visits,
    evidence,
    editions: office.editions.open(sql),
    alarm: (alarm) => alarms.push({ ...alarm, branch }),
    writeBehind: () => writing.begin(),
  };
  const result = await work(whole).catch(async (error: unknown) => {
    // What the database refused behind the work's back is the reason for whatever it refuses afterwards.
    await writing.done();
    throw error;
  });
  writing.begin();
  await writing.done();
  await whole.outbox.flush();
  await visits.flush();
  await evidence.flush();
  await raiseAlarms(sql, now, alarms);
  return result;
}

interface WritingBehind {
  /** Writes once more, after what is being written. */
  begin(): void;
  /** @throws what the first write failed with */
  done(): Promise<void>;
}

function writingBehind(write: () => Promise<void>): WritingBehind {
  let last = Promise.resolve();
  return {
    begin() {
      last = last.then(write);
      // Told by `done`; until somebody asks, it is not unhandled.
      last.catch(() => undefined);
    },
    done: () => last,
  };
}

function commandIds(sql: Sql, branch: string): CommandIds & { flush(): Promise<void> } {
  const known = new Map<string, string | null>();
  let added: { id: string; digest: string; place: number }[] = [];
  const load = async (ids: readonly string[]): Promise<void> => {
    const missing = ids.filter((id) => !known.has(id));
    if (missing.length === 0) return;
    for (const id of missing) known.set(id, null);
    const rows = await sql.query<{ id: string; digest: string }>(
      `select id, digest from command_ids
       where branch = $1 and id in (select json_array_elements_text($2::json))`,
      [branch, JSON.stringify(missing)],
    );
    for (const { id, digest } of rows) known.set(id, digest);
  };
  return {
    load,
    async digestOf(id) {
      await load([id]);
      return known.get(id) ?? null;
    },
    add(id, digest, place) {
      known.set(id, digest);
      added.push({ id, digest, place });
    },
    async flush() {
      if (added.length === 0) return;
      const rows = recordset(added);
      added = [];
      await sql.query(
        `insert into command_ids (branch, id, digest, place)
         select $1::text, * from json_to_recordset($2::json) as rows (id text, digest text, place bigint)`,
        [branch, rows],
      );
    },
  };
}
