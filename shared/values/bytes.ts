import { Fault } from '../errors.ts';
import { hasLoneSurrogate } from './text.ts';

const HEX_DIGITS = '0123456789abcdef';
const BASE64_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NOT_A_DIGIT = 255;

const hexPairs: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);
const hexValues = digitValues(HEX_DIGITS);
const base64Values = digitValues(BASE64_DIGITS);
const base64Codes = Uint8Array.from(BASE64_DIGITS, (digit) => digit.charCodeAt(0));
const PADDING = '='.charCodeAt(0);

const encoder = new TextEncoder();
const fatalDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Lower-case hexadecimal, two digits a byte.
 *
 * toHex(Uint8Array.of(0, 255)) → '00ff'
 */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexPairs[byte];
  return text;
}

/**
 * The bytes of a lower-case hexadecimal text. Upper case is refused, so that one value has one spelling.
 *
 * @throws RangeError HEX_INVALID when the length is odd or a character is no lower-case digit
 */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 2 !== 0) throw new RangeError('HEX_INVALID: the length is odd.');
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const high = valueAt(hexValues, text, at * 2);
    const low = valueAt(hexValues, text, at * 2 + 1);
    if (high === NOT_A_DIGIT || low === NOT_A_DIGIT) {
      throw new RangeError(`HEX_INVALID: no lower-case digit near character ${at * 2}.`);
    }
    bytes[at] = high * 16 + low;
  }
  return bytes;
}

/**
 * Standard base64 with padding (RFC 4648, section 4), without line breaks.
 *
 * toBase64(Uint8Array.of(1, 2)) → 'AQI='
 */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let to = 0;
  for (let from = 0; from < bytes.length; from += 3) {
    const group =
      (byteAt(bytes, from) << 16) | (byteAt(bytes, from + 1) << 8) | byteAt(bytes, from + 2);
    for (let shift = 18; shift >= 0; shift -= 6) {
      codes[to] = byteAt(base64Codes, (group >> shift) & 63);
      to += 1;
    }
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  codes.fill(PADDING, codes.length - missing);
  return fatalDecoder.decode(codes);
}

/**
 * The bytes of a standard base64 text, strictly: full groups of four, correct padding, no white space, no stray bits,
 * so that one value has one spelling.
 *
 * @throws RangeError BASE64_INVALID otherwise
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 4 !== 0)
    throw new RangeError('BASE64_INVALID: the length is no multiple of 4.');
  const missing = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const digits = text.length - missing;
  const bytes = new Uint8Array((text.length / 4) * 3 - missing);
  let to = 0;
  let held = 0;
  let heldBits = 0;
  for (let at = 0; at < digits; at += 1) {
    const value = valueAt(base64Values, text, at);
    if (value === NOT_A_DIGIT) throw new RangeError(`BASE64_INVALID: no digit at character ${at}.`);
    held = (held << 6) | value;
    heldBits += 6;
    if (heldBits < 8) continue;
    heldBits -= 8;
    bytes[to] = held >> heldBits;
    held &= (1 << heldBits) - 1;
    to += 1;
  }
  if (held !== 0) throw new RangeError('BASE64_INVALID: stray bits at the end.');
  return bytes;
}

/**
 * The UTF-8 bytes of a text.
 *
 * @throws Fault ENTRY_NOT_CANONICAL when half a character stands alone: the encoder would silently replace it, and
 * two different texts would get the same bytes
 */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  if (hasLoneSurrogate(text)) throw new Fault('ENTRY_NOT_CANONICAL', 'a lone surrogate');
  return encoder.encode(text);
}

/**
 * The text of UTF-8 bytes; a byte order mark is kept.
 *
 * @throws TypeError when the bytes are not UTF-8
 */
export function fromUtf8(bytes: Uint8Array): string {
  return fatalDecoder.decode(bytes);
}

/** The given byte arrays one after the other, in a new array. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function digitValues(digits: string): Uint8Array {
  const values = new Uint8Array(128).fill(NOT_A_DIGIT);
  for (let value = 0; value < digits.length; value += 1) values[digits.charCodeAt(value)] = value;
  return values;
}

function valueAt(values: Uint8Array, text: string, at: number): number {
  return values[text.charCodeAt(at)] ?? NOT_A_DIGIT;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}
