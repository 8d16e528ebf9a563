import published from '../../assets/reference/evidence-keeping.json' with { type: 'json' };
import { evidenceKeeping, evidenceKeepingTable } from '../../shared/rulebook/evidence-keeping.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import { raiseAlarms } from '../alarms.ts';
import type { Office } from '../office.ts';

const table = evidenceKeepingTable.parse(published);
const hourMs = 3_600_000;
/** Entries told of in one look; the next look tells the rest. */
const entriesAtMost = 200;

interface AwaitedRow {
  readonly branch: string;
  readonly counter: string;
  readonly epoch: number;
  readonly seq: number;
}

/** Raises an alarm for every entry whose evidence is overdue. Deciding never waits for it. Rule EV-4 (docs/rules.md). */
export async function raiseAwaited({ db, clock }: Office): Promise<void> {
  const now = clock();
  const keeping = evidenceKeeping(table, now);
  if (keeping === null) return;
  const before = now - keeping.awaitedHours * hourMs;
  // A piece and the entry that names it may have been written at the same moment, each without seeing the other.
  await db.query(
    `update evidence_named set arrived = true where not arrived and named_at < $1 and exists (
       select from evidence where evidence.branch = evidence_named.branch
         and evidence.digest = evidence_named.digest)`,
    [before],
  );
  const rows = await db.query<AwaitedRow>(
    `select branch, counter, epoch, seq from evidence_named
     where not arrived and named_at < $1
     group by branch, counter, epoch, seq order by min(named_at) limit $2`,
    [before, entriesAtMost],
  );
  const alarms = rows.map(({ branch, counter, epoch, seq }) => ({
    branch,
    counter,
    code: 'EVIDENCE_AWAITED' as const,
    detail: formatSerial({ counter, epoch, seq }),
  }));
  await raiseAlarms(db, now, alarms);
}
