import { canonicalBytes } from '../shared/journal/canonical.ts';
import type { SignedReseal } from '../shared/sync/contact.ts';
import { fromHex } from '../shared/values/bytes.ts';
import type { Office } from './office.ts';
import { ProblemError } from './problem.ts';

interface Sealing {
  readonly branch: string;
  readonly public_key: string | null;
  readonly sealed_key: string | null;
  readonly revoked_at: number | null;
  readonly sealed_at: number;
}

/**
 * Keeps a person's key under their new password for the other counters of the branch. Signed by that key, so
 * that no counter can put another one in its place; the newest sealing stays, whichever arrives last. The same
 * one may come again, because the answer may have been lost.
 *
 * @throws ProblemError SEALED_KEY_REFUSED, SEALED_KEY_OLDER
 */
export async function keepResealed(
  office: Office,
  branch: string,
  { statement, signature }: SignedReseal,
): Promise<void> {
  const { staff, sealedKey, sealedAt } = statement;
  await office.db.transaction(async (sql) => {
    const [known] = await sql.query<Sealing>('select * from staff where staff = $1 for update', [
      staff,
    ]);
    if (known?.public_key == null || known.branch !== branch) throw refused('no such key');
    if (known.revoked_at !== null) throw refused('authority revoked');
    const key = fromHex(known.public_key);
    if (!office.suite.verify(key, canonicalBytes(statement), fromHex(signature))) {
      throw refused('not signed by the key in force');
    }
    if (sealedAt === known.sealed_at && sealedKey === known.sealed_key) return;
    if (sealedAt <= known.sealed_at) {
      throw new ProblemError(409, 'SEALED_KEY_OLDER', 'a newer sealing is known');
    }
    await sql.query('update staff set sealed_key = $2, sealed_at = $3 where staff = $1', [
      staff,
      sealedKey,
      sealedAt,
    ]);
  });
}

function refused(detail: string): ProblemError {
  return new ProblemError(403, 'SEALED_KEY_REFUSED', detail);
}
