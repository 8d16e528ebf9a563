import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { Suite } from '../shared/suite.ts';
import { concatBytes, toHex } from '../shared/values/bytes.ts';

/** How many keys and verified signatures are remembered; the oldest go first. */
const remembered = 10_000;

/**
 * `intl-1` on Node's own primitives. A session's authority is verified with every act of the session, so
 * outcomes are remembered by the digest of key, message and signature.
 */
export function nodeSuite(): Suite {
  const keys = new Map<string, KeyObject>();
  const outcomes = new Map<string, boolean>();
  return {
    id: 'intl-1',
    // Without a hash object for each: most of what is hashed is shorter than making one takes.
    hash: (bytes) => hash('sha256', bytes, 'buffer'),
    hashText: (text) => hash('sha256', text, 'hex'),
    verify(publicKey, message, signature) {
      if (publicKey.length !== 32 || signature.length !== 64) return false;
      const asked = hash('sha256', concatBytes(publicKey, signature, message), 'base64');
      const known = outcomes.get(asked);
      if (known !== undefined) return known;
      const outcome = verifyOnce(keys, publicKey, message, signature);
      remember(outcomes, asked, outcome);
      return outcome;
    },
  };
}

function verifyOnce(
  keys: Map<string, KeyObject>,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const name = toHex(publicKey);
  try {
    const key = keys.get(name) ?? publicKeyOf(publicKey);
    remember(keys, name, key);
    return verify(null, message, key, signature);
  } catch {
    // Malformed keys and signatures come from outside; both mean "not signed by this key".
    return false;
  }
}

/** A raw Ed25519 public key as Node wants it. */
function publicKeyOf(raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= remembered && !map.has(key)) {
    const [oldest] = map.keys();
    if (oldest !== undefined) map.delete(oldest);
  }
  map.set(key, value);
}
