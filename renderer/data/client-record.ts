import { z } from 'zod';
import type { RegisterRow } from '../../shared/feed/register.ts';
import { findRows, type RegisterPlace } from './register-rows.ts';
import type { ClientRecord } from './types.ts';

const text = z.string().catch('');
const textOrNull = z.string().nullable().catch(null);
const yesOrNo = z.boolean().catch(false);

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
  idValidFrom: text,
  nationality: text,
  address: text,
  investorType: text,
  riskScore: z.int().nullable().catch(null),
  riskValidTo: textOrNull,
  lowestCategory: yesOrNo,
  amlRating: text,
  permissions: z.array(z.object({ permission: z.string(), state: z.string() })).catch([]),
  securities: z
    .array(z.object({ kind: z.string(), number: z.string(), linked: yesOrNo, designated: yesOrNo }))
    .catch([]),
  bank: z.object({ bank: z.string(), card: z.string(), state: z.string() }).nullable().catch(null),
  commission: z
    .object({ ratePerMillion: z.int(), minimumFen: z.int(), mode: z.string() })
    .nullable()
    .catch(null),
  feeSource: text,
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
  place: RegisterPlace,
  clientNo: string,
): Promise<ClientRecord | null> {
  const [row] = await findRows(place, 'client', 'key', clientNo);
  return row === undefined ? null : clientRecordOf(row);
}
