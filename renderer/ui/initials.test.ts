import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import countries from '../../assets/reference/countries.json' with { type: 'json' };
import occupations from '../../assets/reference/occupations.json' with { type: 'json' };
import { initialsOf } from './initials.ts';

describe('first letters', () => {
  it('are those staff type for an entry of a list', () => {
    expect(initialsOf('退休人员')).toBe('TXRY');
    expect(initialsOf('日本')).toBe('RB');
    expect(initialsOf('个体工商户 abc')).toBe('GTGSH ABC');
  });

  it('of countries and occupations are those of a dictionary of pinyin, but for characters of several readings', () => {
    const several = new Set(['埔']);
    for (const { title } of [...countries.rows, ...occupations.rows]) {
      for (const one of title) {
        if (several.has(one)) continue;
        const [first = ''] = pinyin(one, { pattern: 'first', toneType: 'none', type: 'array' });
        expect(initialsOf(one), `${one} in ${title}`).toBe(first.toUpperCase());
      }
    }
  });
});
