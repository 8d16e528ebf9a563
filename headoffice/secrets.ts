import { createHash } from 'node:crypto';
import { toHex } from '../shared/values/bytes.ts';

/** What is kept of a code or token: whoever reads the database cannot use it. */
export function secretHash(
  kind: 'enrolment' | 'staff' | 'contact' | 'operator',
  secret: string,
): string {
  return createHash('sha256').update(`${kind}:${secret}`).digest('hex');
}

/** A bearer token: 32 random bytes, hex. */
export function newToken(random: (bytes: number) => Uint8Array): string {
  return toHex(random(32));
}

// No 0/O, 1/I/L: a code is read aloud and typed.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A one-time code of 12 characters (59 bits) in groups of four. Example: `7KQM-2XRA-9DHP`. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  let code = '';
  while (code.length < 12) {
    for (const byte of random(16)) {
      // Bytes beyond the last full round of the alphabet would favour its first letters.
      if (byte < 248 && code.length < 12) code += letters[byte % letters.length];
    }
  }
  return (code.match(/.{4}/g) ?? []).join('-');
}

/** A code as typed: case, spaces and hyphens do not matter. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
}
