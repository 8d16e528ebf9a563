import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { PasswordBoxContent } from '../shared/safeguards/password-box.ts';
import { fromBase64 } from '../shared/values/bytes.ts';
import type { Database } from './db/sql.ts';

/** Head office's key for what keypads seal: X25519, in age's form. */
export interface PasswordKey {
  /** `age1…`, told to keypads in every signed challenge. */
  readonly recipient: string;
  /** What is in a box; null when it was sealed to another key or is no box. */
  open(box: string): Promise<PasswordBoxContent | null>;
}

/**
 * The key made at the first start and kept in the database beside the signing key (`meta`): every process of
 * head office opens the same boxes.
 */
export async function loadPasswordKey(database: Database): Promise<PasswordKey> {
  await database.query(
    `insert into meta (name, value) values ('password-key', $1) on conflict do nothing`,
    [await generateIdentity()],
  );
  const [row] = await database.query<{ value: string }>(
    `select value from meta where name = 'password-key'`,
  );
  const identity = row?.value ?? '';
  return {
    recipient: await identityToRecipient(identity),
    open: (box) => openBox(identity, box),
  };
}

async function openBox(identity: string, box: string): Promise<PasswordBoxContent | null> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const text = await decrypter.decrypt(fromBase64(box), 'text');
    const content = PasswordBoxContent.safeParse(JSON.parse(text));
    return content.success ? content.data : null;
  } catch {
    // Boxes come from outside, and a message of what was wrong inside could hold the digits.
    return null;
  }
}
