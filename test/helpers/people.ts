import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import type { Role } from '../../shared/journal/entry.ts';
import type { AuthorityStatement, SignedAuthority } from '../../shared/safeguards/authority.ts';
import { toHex } from '../../shared/values/bytes.ts';

/** An Ed25519 pair a test may sign with. */
export interface TestKey {
  readonly publicKey: string;
  sign(value: unknown): string;
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const ed25519Pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A key from a seed number, always the same one. Node signs, because tests sign often. */
export function testKey(seed: number): TestKey {
  const der = Buffer.concat([ed25519Pkcs8, new Uint8Array(32).fill(seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    publicKey: toHex(spki.subarray(-32)),
    sign: (value) => toHex(sign(null, canonicalBytes(value), key)),
  };
}

/** A member of staff with a key and an authority signed by head office. */
export interface TestPerson {
  readonly staff: string;
  readonly name: string;
  readonly key: TestKey;
  readonly authority: SignedAuthority;
}

/** The key the tests' head office signs with. */
export const headOfficeTestKey = testKey(200);

/** A person of branch 0101 whose authority holds for 21 days from `issuedAt`. */
export function testPerson(
  staff: string,
  name: string,
  seed: number,
  issuedAt: number,
  change: Partial<AuthorityStatement> = {},
): TestPerson {
  const key = testKey(seed);
  const roles: Role[] = ['maker'];
  const statement: AuthorityStatement = {
    purpose: 'authority',
    staff,
    name,
    branch: '0101',
    roles,
    checker: false,
    publicKey: key.publicKey,
    issuedAt,
    until: issuedAt + 21 * 24 * 3_600_000,
    ...change,
  };
  return {
    staff,
    name,
    key,
    authority: { statement, signature: headOfficeTestKey.sign(statement) },
  };
}
