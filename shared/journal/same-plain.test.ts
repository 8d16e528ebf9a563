import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from './canonical.ts';
import { isSamePlain } from './same-plain.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 3 });
const json = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 4 });

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, field]) => [key, turned(field)]),
  );
}

describe('isSamePlain', () => {
  it('says of any two values what their canonical texts say', () => {
    const small = fc.oneof(fc.constant(null), fc.boolean(), fc.nat({ max: 2 }), text);
    const pair = fc.oneof(json, small, fc.array(small), fc.dictionary(text, small));
    fc.assert(
      fc.property(pair, pair, (a, b) => {
        expect(isSamePlain(a, b)).toBe(canonicalText(a) === canonicalText(b));
      }),
      { numRuns: 2000 },
    );
  });

  it('looks through the order of keys, and at nothing else', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(isSamePlain(value, turned(value))).toBe(true);
        expect(isSamePlain({ value }, { value, more: null })).toBe(false);
      }),
    );
    expect(isSamePlain([1, 2], [2, 1])).toBe(false);
    expect(isSamePlain([], {})).toBe(false);
    expect(isSamePlain({ a: 1 }, { b: 1 })).toBe(false);
  });

  it('is certain of plain values only', () => {
    const day = new Date(0);
    for (const value of [undefined, Number.NaN, 1n, day, [undefined], { a: undefined }, { day }]) {
      expect(isSamePlain(value, value)).toBe(false);
    }
    expect(isSamePlain({ a: 1, toJSON: null }, { a: 1, toJSON: null })).toBe(false);
  });
});
