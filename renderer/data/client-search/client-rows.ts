import { clientRecordOf } from '../client-record.ts';
import { allRows, type RegisterPlace } from '../register-rows.ts';
import type { ClientEntry } from './client-entry.ts';

/** The branch's clients, opened from the sealed register, some at a time. */
export async function* clientRows(place: RegisterPlace): AsyncGenerator<readonly ClientEntry[]> {
  for await (const rows of allRows(place, 'client'))
    yield rows.flatMap((row) => entryOf(row) ?? []);
}

/** What of a client's row is searched; null when it has been taken away or names nobody. */
export function entryOf(row: Parameters<typeof clientRecordOf>[0]): ClientEntry | null {
  const client = clientRecordOf(row);
  if (client === null) return null;
  const { clientNo, name, idKind, idNumber, mobile, capitalAccount, shA, szA, tier } = client;
  const accounts = [shA, szA].filter((account) => account !== null);
  return { clientNo, name, idKind, idNumber, mobile, capitalAccount, accounts, tier };
}
