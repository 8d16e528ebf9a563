import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Suite } from './suite.ts';
import { toHex } from './values/bytes.ts';

const encoder = new TextEncoder();

/** The synchronous half of `intl-1` in plain JavaScript; a program with faster primitives brings its own. */
export const intl1: Suite = {
  id: 'intl-1',
  hash: (bytes) => sha256(bytes),
  hashText: (text) => toHex(sha256(encoder.encode(text))),
  verify(publicKey, message, signature) {
    try {
      return ed25519.verify(signature, message, publicKey);
    } catch {
      // Malformed keys and signatures come from outside; both mean "not signed by this key".
      return false;
    }
  },
};
