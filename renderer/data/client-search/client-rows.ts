import type { CounterDb } from '../db.ts';
import { openRow } from '../register-record.ts';
import type { Sealing } from '../sealing.ts';
import type { ClientEntry } from './client-entry.ts';
import { clientRecordOf } from '../client-record.ts';

/** Rows read and opened at a time: a few milliseconds of this thread. */
export const rowsAtOnce = 500;

/** The branch's clients, opened from the sealed register, some at a time. */
export async function* clientRows(
  db: CounterDb,
  sealing: Sealing,
): AsyncGenerator<readonly ClientEntry[]> {
  let last = '';
  for (;;) {
    const records = await db.registers.where('id').above(last).limit(rowsAtOnce).toArray();
    const end = records.at(-1);
    if (end === undefined) return;
    last = end.id;
    const rows = await Promise.all(
      records
        .filter(({ register }) => register === 'client')
        .map(async (record) => ({ ...(await openRow(sealing, record)), asOf: record.asOf })),
    );
    yield rows.flatMap((row) => entryOf(row) ?? []);
  }
}

/** What of a client's row is searched; null when it has been taken away or names nobody. */
export function entryOf(row: Parameters<typeof clientRecordOf>[0]): ClientEntry | null {
  const client = clientRecordOf(row);
  if (client === null) return null;
  const { clientNo, name, idKind, idNumber, mobile, capitalAccount, shA, szA, tier } = client;
  const accounts = [shA, szA].filter((account) => account !== null);
  return { clientNo, name, idKind, idNumber, mobile, capitalAccount, accounts, tier };
}
