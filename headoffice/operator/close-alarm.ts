import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { checkedReason, noteOperation } from './log.ts';

/** Closes an alarm that somebody has dealt with, and keeps who and how. One closed before stays as it is. @throws OfficeError */
export async function closeAlarm(
  office: Office,
  {
    id,
    operator,
    reason,
  }: { readonly id: number; readonly operator: string; readonly reason: string },
): Promise<void> {
  checkedReason(reason);
  await office.db.transaction(async (sql) => {
    const [alarm] = await sql.query<{ closed_at: number | null }>(
      'select closed_at from alarms where id = $1 for update',
      [id],
    );
    if (alarm === undefined) throw new OfficeError(`没有编号为 ${id} 的告警。`);
    if (alarm.closed_at !== null) return;
    await sql.query(
      'update alarms set closed_at = $2, closed_by = $3, closed_reason = $4 where id = $1',
      // As JSON: a reason may hold U+0000, which the database refuses in a text.
      [id, office.clock(), operator, JSON.stringify(reason)],
    );
    await noteOperation(office, sql, { operator, what: `close alarm ${id}`, reason });
  });
}
