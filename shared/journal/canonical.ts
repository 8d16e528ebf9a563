import canonicalize from 'canonicalize';
import { Fault } from '../errors.ts';
import type { Suite } from '../suite.ts';
import { toHex, utf8 } from '../values/bytes.ts';

/**
 * The one byte form of a value: RFC 8785 canonical JSON in UTF-8. Everything hashed or signed goes
 * through here.
 *
 * canonicalBytes({ b: 1, a: 'é' }) → bytes of {"a":"é","b":1}
 *
 * @throws Fault ENTRY_NOT_CANONICAL for lone surrogates, non-finite numbers and values JSON cannot hold
 */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalText(value));
}

/** The same as text, for lines of NDJSON. @throws Fault ENTRY_NOT_CANONICAL */
export function canonicalText(value: unknown): string {
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
  return toHex(suite.hash(canonicalBytes(value)));
}

/** Whether two values have the same canonical form. @throws Fault ENTRY_NOT_CANONICAL */
export function sameCanonical(a: unknown, b: unknown): boolean {
  return canonicalText(a) === canonicalText(b);
}
