import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Signer } from '../../shared/suite.ts';
import { toHex } from '../../shared/values/bytes.ts';

/** PKCS #8 header of an Ed25519 private key (RFC 8410); the 32 bytes of the seed follow. */
const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex');
const rawKeyBytes = 32;

/** The signing key of 32 bytes of seed. */
export function signingKeyOf(seed: Uint8Array): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Header, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return { publicKey: publicKeyOf(key), sign: (message) => toHex(sign(null, message, key)) };
}

function publicKeyOf(key: KeyObject): string {
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return toHex(spki.subarray(-rawKeyBytes));
}
