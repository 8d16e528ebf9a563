import { Gauge, type Registry } from 'prom-client';
import { queryOne, type Sql } from '../db/sql.ts';

/** What the database says at a scrape: the same whichever process of head office is asked. */
export interface DatabaseFigures {
  /** Entries stored and not yet decided, by branch; 0 for a branch that is up to date. */
  readonly lag: readonly { readonly branch: string; readonly entries: number }[];
  readonly counters: {
    readonly contacts: number;
    readonly outboxDue: number;
    readonly setAside: number;
  };
  readonly alarms: readonly { readonly code: string; readonly open: number }[];
}

/** Reads the figures, each by an index. */
export async function readDatabaseFigures(sql: Sql, now: number): Promise<DatabaseFigures> {
  const lag = await sql.query<{ branch: string; entries: number }>(
    `select branch, (select coalesce(sum(to_seq - from_seq + 1), 0)::bigint from lane_ranges
       where lane_ranges.branch = branches.branch) as entries from branches order by branch`,
  );
  const counters = await queryOne<DatabaseFigures['counters']>(
    sql,
    `select (select count(*) from contacts where expires_at > $1::bigint) as contacts,
       (select count(*) from outbox where done_at is null and next_at <= $1::bigint) as "outboxDue",
       (select count(*) from feed_items where verdict = 'set-aside') as "setAside"`,
    [now],
  );
  const alarms = await sql.query<{ code: string; open: number }>(
    'select code, count(*) as open from alarms where closed_at is null group by code order by code',
  );
  return { lag, counters, alarms };
}

/** Gauges of these figures. */
export function databaseGauges(registry: Registry): (figures: DatabaseFigures) => void {
  const registers = [registry];
  const lag = new Gauge({
    name: 'guitai_lane_lag_entries',
    help: 'Entries stored and not yet decided.',
    labelNames: ['branch'],
    registers,
  });
  const single = (name: string, help: string): Gauge => new Gauge({ name, help, registers });
  const contacts = single('guitai_contacts_open', 'Contacts of counters that are open.');
  const outboxDue = single('guitai_outbox_due', 'Outward effects that are due and not done.');
  const setAside = single('guitai_entries_set_aside', 'Entries set aside, ever.');
  const alarms = new Gauge({
    name: 'guitai_alarms_open',
    help: 'Alarms nobody has closed yet.',
    labelNames: ['code'],
    registers,
  });
  return (figures) => {
    // A code without an open alarm is gone from the list.
    alarms.reset();
    for (const { branch, entries } of figures.lag) lag.set({ branch }, entries);
    contacts.set(figures.counters.contacts);
    outboxDue.set(figures.counters.outboxDue);
    setAside.set(figures.counters.setAside);
    for (const { code, open } of figures.alarms) alarms.set({ code }, open);
  };
}
