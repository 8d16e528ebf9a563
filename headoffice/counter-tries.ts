import {
  type ClientPasswordTable,
  passwordLimits,
} from '../shared/rulebook/counter/client-password.ts';
import { beijingDate } from '../shared/values/dates.ts';
import { raiseAlarms } from './alarms.ts';
import type { Counter } from './counters.ts';
import type { Sql } from './db/sql.ts';
import type { Office } from './office.ts';
import { OfficeError } from './office-error.ts';
import { ProblemError } from './problem.ts';

type Asker = Pick<Counter, 'counter' | 'branch'>;

const hourMs = 3_600_000;

/**
 * Counts a try of a counter before the digits are looked at; a right one is taken back. The lock is a client's: without
 * this a counter in wrong hands could try the likeliest digits on everybody. Rule TP-6 (docs/rules.md).
 *
 * @throws ProblemError COUNTER_TRIES_SPENT
 */
export async function countCounterTry(
  office: Office,
  table: ClientPasswordTable,
  asker: Asker,
): Promise<void> {
  const { db } = office;
  const hour = hourOf(office);
  await db.query('delete from counter_tries where hour < $1', [hour]);
  const [row] = await db.query<{ wrong: number }>(
    `insert into counter_tries (counter, hour, wrong) values ($1, $2, 1)
     on conflict (counter, hour) do update set wrong = counter_tries.wrong + 1 returning wrong`,
    [asker.counter, hour],
  );
  if ((row?.wrong ?? 0) <= limitOf(office, table)) return;
  await takeBackTry(office, asker);
  await refuse(office, db, asker);
}

/** A try that was right, or that was none. */
export async function takeBackTry(office: Office, { counter }: Asker): Promise<void> {
  await office.db.query(
    'update counter_tries set wrong = wrong - 1 where counter = $1 and hour = $2 and wrong > 0',
    [counter, hourOf(office)],
  );
}

/** So that nobody types for nothing. @throws ProblemError COUNTER_TRIES_SPENT */
export async function needCounterTries(
  office: Office,
  table: ClientPasswordTable,
  asker: Asker,
): Promise<void> {
  const [row] = await office.db.query<{ wrong: number }>(
    'select wrong from counter_tries where counter = $1 and hour = $2',
    [asker.counter, hourOf(office)],
  );
  if ((row?.wrong ?? 0) >= limitOf(office, table)) await refuse(office, office.db, asker);
}

async function refuse(office: Office, sql: Sql, { branch, counter }: Asker): Promise<never> {
  const code = 'PASSWORD_TRIES' as const;
  await raiseAlarms(sql, office.clock(), [{ branch, counter, code, detail: counter }]);
  throw new ProblemError(429, 'COUNTER_TRIES_SPENT', 'too many wrong passwords at this counter');
}

function limitOf(office: Office, table: ClientPasswordTable): number {
  const limits = passwordLimits(table, beijingDate(office.clock()));
  if ('message' in limits) throw new OfficeError(limits.message);
  return limits.counterTriesAnHour;
}

const hourOf = ({ clock }: Pick<Office, 'clock'>): number => Math.floor(clock() / hourMs);
