import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { canonicalBytes } from '../shared/journal/canonical.ts';
import type { Suite } from '../shared/suite.ts';
import { fromHex, toHex } from '../shared/values/bytes.ts';
import { type Database, queryOne } from './db/sql.ts';

/** Head office's own signing key. */
export interface OfficeKeys {
  /** Ed25519, hex. */
  readonly publicKey: string;
  /** A statement with head office's signature over its canonical form. */
  sign<Statement>(statement: Statement): {
    readonly statement: Statement;
    readonly signature: string;
  };
}

/**
 * The key made at the first start and kept in the database (`meta`, PKCS #8): every process of head office
 * signs with the same one, and whoever can read the database can sign as head office.
 */
export async function loadKeys(database: Database): Promise<OfficeKeys> {
  const made = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  // Two processes at their first start: the first key stays.
  await database.query(
    `insert into meta (name, value) values ('signing-key', $1) on conflict do nothing`,
    [toHex(made)],
  );
  const [row] = await database.query<{ value: string }>(
    `select value from meta where name = 'signing-key'`,
  );
  return keysOf(fromHex(row?.value ?? ''));
}

/**
 * The key that seals evidence at rest: 32 bytes of its own, made and kept like the signing key, which may be replaced
 * some day while what is sealed stays readable.
 */
export async function loadEvidenceKey(
  database: Database,
  random: (bytes: number) => Uint8Array,
): Promise<Uint8Array> {
  await database.query(
    `insert into meta (name, value) values ('evidence-key', $1) on conflict do nothing`,
    [toHex(random(32))],
  );
  const { value } = await queryOne<{ value: string }>(
    database,
    `select value from meta where name = 'evidence-key'`,
  );
  return fromHex(value);
}

function keysOf(pkcs8: Uint8Array): OfficeKeys {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  // The last 32 bytes of the DER form of an Ed25519 public key are the key itself.
  const publicKey = toHex(
    createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32),
  );
  return {
    publicKey,
    sign: (statement) => ({
      statement,
      signature: toHex(sign(null, canonicalBytes(statement), key)),
    }),
  };
}

/**
 * What staff compare when a counter is enrolled: the first 32 hex digits of the SHA-256 of the public key,
 * in groups of four. Example: 3f2a 91c0 … (8 groups).
 */
export function fingerprint(suite: Suite, publicKey: string): string {
  const digits = toHex(suite.hash(fromHex(publicKey))).slice(0, 32);
  return (digits.match(/.{4}/g) ?? []).join(' ');
}
