import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';
import { plainCanonicalText } from './plain-canonical.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 });

describe('the fast canonical text', () => {
  it('is what the library writes, whatever the value and the order of its keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps keys in the order of their code units, numbers and all', () => {
    const keys = fc.uniqueArray(fc.oneof(text, fc.nat({ max: 30 }).map(String)), { maxLength: 20 });
    fc.assert(
      fc.property(keys, (some) => {
        const value = Object.fromEntries(some.map((key, at) => [key, at]));
        expect(plainCanonicalText(value) ?? canonicalize(value)).toBe(canonicalize(value));
      }),
    );
    expect(plainCanonicalText({ 10: 1, 9: 2, '\u{1f600}': 3, '\uffee': 4 })).toBe(
      '{"10":1,"9":2,"\u{1f600}":3,"\uffee":4}',
    );
  });

  it('writes numbers and escapes as the library does', () => {
    for (const value of [-0, 1e21, 1e-7, 0.1, 2 ** 53, '\u2028\u007f"\\/\b', '\\ud800', true]) {
      expect(canonicalText(value)).toBe(canonicalize(value));
    }
  });

  it('leaves to the library what is not plain', () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as unknown;
    const others = [undefined, Number.NaN, 1n, Symbol('x'), () => 1, new Date(0), '\ud800', ring];
    for (const value of [...others, deep, [undefined], { '\ud800': 1 }]) {
      expect(plainCanonicalText(value)).toBeNull();
    }
    expect(canonicalText(deep)).toBe(canonicalize(deep));
    expect(canonicalText(new Date(0))).toBe(canonicalize(new Date(0)));
    expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('refuses half a character wherever it stands', () => {
    for (const value of ['\ud800', ['a\udc00'], { a: { b: '\ud83d' } }, { '\udfff': 1 }]) {
      expect(() => canonicalText(value)).toThrow('ENTRY_NOT_CANONICAL');
    }
  });
});
