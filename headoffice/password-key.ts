import type { z } from 'zod';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { NewPasswordContent } from '../shared/safeguards/new-password.ts';
import { PasswordBoxContent } from '../shared/safeguards/password-box.ts';
import { fromBase64 } from '../shared/values/bytes.ts';
import type { Sql } from './db/sql.ts';

/** Head office's key for what keypads seal: X25519, in age's form. */
export interface PasswordKey {
  /** `age1…`, told to keypads in every signed challenge and standing statement. */
  readonly recipient: string;
  /** What is in a box; null when it was sealed to another key or is no box. */
  open(box: string): Promise<PasswordBoxContent | null>;
  /** The same of the box of a new password. */
  openNew(box: string): Promise<NewPasswordContent | null>;
}

/**
 * The key made at the first start and kept in the database beside the signing key (`meta`): every process of
 * head office opens the same boxes.
 */
export async function loadPasswordKey(database: Sql): Promise<PasswordKey> {
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
    open: (box) => openBox(identity, PasswordBoxContent, box),
    openNew: (box) => openBox(identity, NewPasswordContent, box),
  };
}

async function openBox<Content>(
  identity: string,
  schema: z.ZodType<Content>,
  box: string,
): Promise<Content | null> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const text = await decrypter.decrypt(fromBase64(box), 'text');
    const content = schema.safeParse(JSON.parse(text));
    return content.success ? content.data : null;
  } catch {
    // Boxes come from outside, and a message of what was wrong inside could hold the digits.
    return null;
  }
}
