import { z } from 'zod';
import type { RegisterRow } from '../../shared/feed/register.ts';
import type { CounterDb } from './db.ts';
import { findRows } from './register-record.ts';
import type { Sealing } from './sealing.ts';
import type { ClientRecord } from './types.ts';

const text = z.string().catch('');
const textOrNull = z.string().nullable().catch(null);

/** Only the name must be there: a field head office has not filled, or fills otherwise, hides nobody. */
const ClientBody = z.object({
  name: z.string().min(1),
  idKind: text,
  idNumber: text,
  sex: z.enum(['M', 'F']).nullable().catch(null),
  birthDate: text,
  mobile: text,
  capitalAccount: text,
  ymt: textOrNull,
  shA: textOrNull,
  szA: textOrNull,
  tier: text,
  riskLevel: text,
  openedOn: text,
  idValidUntil: textOrNull,
});

/** A row of the register `client`, read; its key is the client number. Null when it names nobody. */
export function clientRecordOf(
  row: Pick<RegisterRow, 'key' | 'asOf'> & { readonly body: unknown },
): ClientRecord | null {
  const body = ClientBody.safeParse(row.body);
  return body.success ? { clientNo: row.key, ...body.data, asOf: row.asOf } : null;
}

/** A client of the register, or null. */
export async function registeredClient(
  { db, sealing }: { readonly db: CounterDb; readonly sealing: Sealing },
  clientNo: string,
): Promise<ClientRecord | null> {
  const [row] = await findRows(db, sealing, 'client', 'key', clientNo);
  return row === undefined ? null : clientRecordOf(row);
}
