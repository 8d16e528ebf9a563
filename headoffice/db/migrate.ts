import { OfficeError } from '../office-error.ts';
import { locks, lock } from './locks.ts';
import { initial } from './migrations/0001-initial.ts';
import { operatorsByName } from './migrations/0002-operators-by-name.ts';
import { challengeHeads } from './migrations/0003-challenge-heads.ts';
import { operatorsPage } from './migrations/0004-operators-page.ts';
import { evidence } from './migrations/0005-evidence.ts';
import { clientPasswords } from './migrations/0006-client-passwords.ts';
import { sealedAt } from './migrations/0007-sealed-at.ts';
import { visitActs } from './migrations/0009-visit-acts.ts';
import { lostEvidence } from './migrations/0010-lost-evidence.ts';
import { counterTries } from './migrations/0011-counter-tries.ts';
import { ruleEditions } from './migrations/0012-rule-editions.ts';
import { identityChecks } from './migrations/0013-identity-checks.ts';
import { wholeOpenings } from './migrations/0014-whole-openings.ts';
import { laneRanges } from './migrations/0015-lane-ranges.ts';
import { orders } from './migrations/0016-orders.ts';
import type { Database, Sql } from './sql.ts';

/** Applied once each, in order, never changed afterwards. */
const migrations: readonly { readonly number: number; readonly statements: readonly string[] }[] = [
  { number: 1, statements: initial },
  { number: 2, statements: operatorsByName },
  { number: 3, statements: challengeHeads },
  { number: 4, statements: operatorsPage },
  { number: 5, statements: evidence },
  { number: 6, statements: clientPasswords },
  { number: 7, statements: sealedAt },
  { number: 9, statements: visitActs },
  { number: 10, statements: lostEvidence },
  { number: 11, statements: counterTries },
  { number: 12, statements: ruleEditions },
  { number: 13, statements: identityChecks },
  { number: 14, statements: wholeOpenings },
  { number: 15, statements: laneRanges },
  { number: 16, statements: orders },
];

const newest = Math.max(...migrations.map(({ number }) => number));

/** Whether the tables are those of this program: another one may have brought them further since it started. */
export async function isMigrated(sql: Sql): Promise<boolean> {
  const applied = await sql.query<{ number: number }>('select number from schema_migrations');
  return applied.length === migrations.length && applied.every(({ number }) => number <= newest);
}

/** Brings the tables up to date; two processes that start at once do it once. */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await lock(sql, locks.migration, 0);
    await sql.query(
      'create table if not exists schema_migrations (number integer primary key, applied_at timestamptz not null default now())',
    );
    const applied = await sql.query<{ number: number }>('select number from schema_migrations');
    const done = new Set(applied.map((row) => row.number));
    if ([...done].some((number) => number > newest)) {
      throw new OfficeError('总部数据库由更新版本的程序建立。请用新版程序启动。');
    }
    for (const { number, statements } of migrations) {
      if (done.has(number)) continue;
      for (const statement of statements) await sql.query(statement);
      await sql.query('insert into schema_migrations (number) values ($1)', [number]);
    }
  });
}
