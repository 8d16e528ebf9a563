import canonicalize from 'canonicalize';
import { Fault } from '../errors.ts';
import type { Suite } from '../suite.ts';
import { plainCanonicalText } from './plain-canonical.ts';
import { isSamePlain } from './same-plain.ts';

/**
 * The one byte form of a value: RFC 8785 canonical JSON in UTF-8. Everything hashed or signed goes
 * through here.
 *
 * canonicalBytes({ b: 1, a: 'é' }) → bytes of {"a":"é","b":1}
 *
 * @throws Fault ENTRY_NOT_CANONICAL for lone surrogates, non-finite numbers and values JSON cannot hold
 */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return encoder.encode(canonicalText(value));
}

/** The same as text, for lines of NDJSON. @throws Fault ENTRY_NOT_CANONICAL */
export function canonicalText(value: unknown): string {
  const plain = plainCanonicalText(value);
  if (plain !== null) return plain;
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (cause) {
    throw new Fault('ENTRY_NOT_CANONICAL', 'value has no canonical form', { cause });
  }
  if (text === undefined) throw new Fault('ENTRY_NOT_CANONICAL', 'value is undefined');
  return text;
}

/** Hash of the canonical form, 64 hex digits. @throws Fault ENTRY_NOT_CANONICAL */
export function canonicalHash(suite: Suite, value: unknown): string {
  return canonicalTextHash(suite, canonicalText(value));
}

/** The same for a value whose canonical text was made already. */
export function canonicalTextHash(suite: Suite, text: string): string {
  return suite.hashText(text);
}

/** Whether two values have the same canonical form. @throws Fault ENTRY_NOT_CANONICAL unless they are alike anyway */
export function sameCanonical(a: unknown, b: unknown): boolean {
  return isSamePlain(a, b) || canonicalText(a) === canonicalText(b);
}

// A canonical text has no lone surrogates, which an encoder would silently replace.
const encoder = new TextEncoder();
