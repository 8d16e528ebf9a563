import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from './mask.ts';
import type { MaskKind } from './mask.ts';

describe('mask', () => {
  it.each<[MaskKind, string, string]>([
    ['NAME', '张三', '张*'],
    ['NAME', '王小明', '王**'],
    ['NAME', '𠮷野', '𠮷*'],
    ['NAME', '葛\u{E0100}明', '葛\u{E0100}*'],
    ['NAME', '李', '*'],
    ['NAME', '', ''],
    ['ID', '110000199003070124', '110***********0124'],
    ['MOBILE', '13800000000', '138****0000'],
    ['BANK_CARD', '6217000000000000012', '6217***********0012'],
    ['ACCOUNT', '0123456789', '******6789'],
    ['PASSPORT', 'E12345567', 'E*****567'],
    ['MOBILE', '1380000', '*******'],
    ['ACCOUNT', '6789', '****'],
  ])('ID-9 shows %s %s as %s', (kind, value, masked) => {
    expect(mask(kind, value)).toBe(masked);
  });

  it('ID-9 hides all of what is too long to be such a value', () => {
    expect(mask('NAME', '张'.repeat(300))).toBe('****');
  });

  it('ID-9 always hides something and never shows half a character', () => {
    const kind = fc.constantFrom<MaskKind>(
      'NAME',
      'ID',
      'MOBILE',
      'BANK_CARD',
      'ACCOUNT',
      'PASSPORT',
    );
    fc.assert(
      fc.property(kind, fc.string({ unit: 'grapheme', minLength: 1 }), (kind, value) => {
        const masked = mask(kind, value);
        expect(masked).not.toMatch(/\p{Surrogate}/u);
        expect(masked).toContain('*');
      }),
    );
  });

  it('ID-9 never shows more than its rule, and at its own places', () => {
    const readable = { NAME: 1, ID: 7, MOBILE: 7, BANK_CARD: 8, ACCOUNT: 4, PASSPORT: 4 } as const;
    const kind = fc.constantFrom(...(Object.keys(readable) as (keyof typeof readable)[]));
    fc.assert(
      fc.property(kind, fc.stringMatching(/^[0-9A-Z]{0,30}$/), (kind, value) => {
        const masked = mask(kind, value);
        const shown = Array.from(masked).filter((character) => character !== '*');
        expect(masked).toHaveLength(value.length);
        expect(shown.length).toBeLessThanOrEqual(readable[kind]);
        for (const [at, character] of Array.from(masked).entries()) {
          if (character !== '*') expect(character).toBe(value.charAt(at));
        }
      }),
    );
  });
});
