import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });

describe('hex', () => {
  it('comes back as it was, in lower case', () => {
    expect(toHex(Uint8Array.of(0, 15, 255))).toBe('000fff');
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(String(fromHex(toHex(bytes)))).toBe(String(bytes));
      }),
    );
  });

  it.each(['0', 'AB', '0g', '0 ', '0\u00e9'])('refuses %j', (text) => {
    expect(() => fromHex(text)).toThrow(/^HEX_INVALID/);
  });
});

describe('base64', () => {
  it('equals the encoding of the platform', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const expected = btoa(String.fromCharCode(...bytes));
        expect(toBase64(bytes)).toBe(expected);
        expect(fromBase64(expected)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it.each([
    'A',
    'AQI',
    'AQJ=',
    'AR==',
    'A===',
    '====',
    '=AQI',
    'AQ=I',
    'AQ I',
    'AQ-_',
    'AQI=\n\n\n\n',
    'AQI=AQI=',
  ])('refuses %j, so that one value has one spelling', (text) => {
    expect(() => fromBase64(text)).toThrow(/^BASE64_INVALID/);
  });

  it('encodes and reads back a few megabytes', () => {
    const bytes = new Uint8Array(3_000_001).map((_, at) => at % 251);
    expect(String(fromBase64(toBase64(bytes)))).toBe(String(bytes));
  });
});

describe('utf8', () => {
  it('comes back as it was, rare characters and byte order mark included', () => {
    for (const text of ['', '李𬱖', '\uFEFFa', 'e\u0301']) expect(fromUtf8(utf8(text))).toBe(text);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fromUtf8(utf8(text)) === text));
  });

  it('refuses half a character instead of replacing it', () => {
    expect(() => utf8('李\ud83d')).toThrow(/^ENTRY_NOT_CANONICAL/);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => fromUtf8(Uint8Array.of(0xc3, 0x28))).toThrow(TypeError);
  });
});

describe('concatBytes', () => {
  it('joins in order', () => {
    expect(concatBytes(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3))).toEqual(
      Uint8Array.of(1, 2, 3),
    );
    expect(concatBytes()).toEqual(new Uint8Array());
  });
});
