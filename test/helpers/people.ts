import { ed25519 } from '@noble/curves/ed25519.js';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import type { Role } from '../../shared/journal/entry.ts';
import type { AuthorityStatement, SignedAuthority } from '../../shared/safeguards/authority.ts';
import { toHex } from '../../shared/values/bytes.ts';

/** An Ed25519 pair a test may sign with. */
export interface TestKey {
  readonly publicKey: string;
  sign(value: unknown): string;
}

/** A key from a seed number, always the same one. */
export function testKey(seed: number): TestKey {
  const secret = new Uint8Array(32).fill(seed);
  return {
    publicKey: toHex(ed25519.getPublicKey(secret)),
    sign: (value) => toHex(ed25519.sign(canonicalBytes(value), secret)),
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
