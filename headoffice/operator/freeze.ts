import { type Counter, findCounter } from '../counters.ts';
import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { checkedReason, noteOperation } from './log.ts';

/** Who stops a counter or lets it go on, and why. */
export interface FreezeAsk {
  readonly counter: string;
  readonly operator: string;
  readonly reason: string;
}

/** Stops a counter: nothing more is taken from it, and it stops before its next act. @throws OfficeError */
export async function freezeCounter(office: Office, ask: FreezeAsk): Promise<void> {
  await change(office, ask, 'freeze', async (sql, { counter, frozenAt }) => {
    if (frozenAt !== null) return;
    await sql.query('update counters set frozen_at = $2 where counter = $1', [
      counter,
      office.clock(),
    ]);
  });
}

/**
 * Lets a stopped counter go on; not one whose journal tells another story than what is stored, which no
 * word of head office can mend.
 *
 * @throws OfficeError
 */
export async function unfreezeCounter(office: Office, ask: FreezeAsk): Promise<void> {
  await change(office, ask, 'unfreeze', async (sql, { counter, fork }) => {
    if (fork !== null) throw new OfficeError(`终端 ${counter} 的记录与总部不一致,不能恢复使用。`);
    await sql.query('update counters set frozen_at = null where counter = $1', [counter]);
  });
}

async function change(
  office: Office,
  { counter, operator, reason }: FreezeAsk,
  what: 'freeze' | 'unfreeze',
  work: (sql: Sql, known: Counter) => Promise<void>,
): Promise<void> {
  checkedReason(reason);
  await office.db.transaction(async (sql) => {
    // The row's lock: a batch under way is stored before, or finds the counter stopped.
    const known = await findCounter(sql, counter, 'for update');
    if (known === null) throw new OfficeError(`终端 ${counter} 没有登记。`);
    await work(sql, known);
    // The counter learns it at once: its next request has to open a contact, which is judged.
    await sql.query('delete from contacts where counter = $1', [counter]);
    await noteOperation(office, sql, { operator, what: `${what} ${counter}`, reason });
  });
}
