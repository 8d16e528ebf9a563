import { evidenceKeeping } from '../../shared/rulebook/counter/evidence-keeping.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import { raiseAlarms } from '../alarms.ts';
import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';

const hourMs = 3_600_000;
const entriesAtOnce = 200;

interface AwaitedRow {
  readonly branch: string;
  readonly counter: string;
  readonly epoch: number;
  readonly seq: number;
}

/** Raises an alarm for every entry whose evidence is overdue. Deciding never waits for it. Rule EV-4 (docs/rules.md). */
export async function raiseAwaited({ db, clock, editions }: Office): Promise<void> {
  const now = clock();
  const { evidenceKeeping: table } = await editions.open(db).on(beijingDate(now));
  const keeping = evidenceKeeping(table, now);
  if (keeping === null) return;
  const before = now - keeping.awaitedHours * hourMs;
  // A piece and the entry that names it may have been written at the same moment, each without seeing the other.
  await db.query(
    `update evidence_named set arrived = true where not arrived and named_at < $1 and exists (
       select from evidence where evidence.branch = evidence_named.branch
         and evidence.digest = evidence_named.digest and evidence.lost_at is null)`,
    [before],
  );
  let after: AwaitedRow = { branch: '', counter: '', epoch: 0, seq: 0 };
  for (;;) {
    const rows = await overdue(db, before, after);
    const alarms = rows.map(({ branch, counter, epoch, seq }) => ({
      branch,
      counter,
      code: 'EVIDENCE_AWAITED' as const,
      detail: formatSerial({ counter, epoch, seq }),
    }));
    // One that is open is not raised again.
    await raiseAlarms(db, now, alarms);
    const last = rows.at(-1);
    if (last === undefined || rows.length < entriesAtOnce) return;
    after = last;
  }
}

/** The next overdue entries, in the order of their places. */
async function overdue(
  sql: Sql,
  before: number,
  { branch, counter, epoch, seq }: AwaitedRow,
): Promise<readonly AwaitedRow[]> {
  return await sql.query<AwaitedRow>(
    `select distinct branch, counter, epoch, seq from evidence_named
     where not arrived and named_at < $1
       and (branch, counter, epoch, seq) > ($2::text, $3::text, $4::integer, $5::bigint)
     order by branch, counter, epoch, seq limit $6`,
    [before, branch, counter, epoch, seq, entriesAtOnce],
  );
}
