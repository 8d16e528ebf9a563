import { recordset } from './db/sql.ts';
import type { Office } from './office.ts';
import { hashPassword } from './password-hash.ts';

/** A client's password in clear, as only a demonstration's file has it. */
export interface LoadedPassword {
  readonly clientNo: string;
  readonly password: string;
}

const saltBytes = 16;

/** Sets passwords of clients who have none. */
export async function loadPasswords(
  office: Office,
  passwords: readonly LoadedPassword[],
): Promise<void> {
  const known = await office.db.query<{ client_no: string }>(
    'select client_no from client_passwords',
  );
  const has = new Set(known.map((row) => row.client_no));
  const fresh = passwords.filter(({ clientNo }) => !has.has(clientNo));
  const hashes = await hashLoaded(
    office,
    fresh.map(({ password }) => password),
  );
  await office.db.query(
    `insert into client_passwords (client_no, hash, changed_at)
     select client_no, hash, $2::bigint from json_to_recordset($1::json) as r(client_no text, hash text)
     on conflict do nothing`,
    [
      recordset(fresh.map((one) => ({ client_no: one.clientNo, hash: hashes.get(one.password) }))),
      office.clock(),
    ],
  );
}

/**
 * Hashes of a demonstration's passwords, by password. One salt a password a load, because two thousand
 * clients with the demonstration's password would otherwise take minutes; nobody's real password is loaded.
 */
async function hashLoaded(
  { random }: Pick<Office, 'random'>,
  passwords: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const password of new Set(passwords)) {
    hashes.set(password, await hashPassword(password, random(saltBytes)));
  }
  return hashes;
}
