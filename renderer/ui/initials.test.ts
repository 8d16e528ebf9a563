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

  it('of countries and occupations are first letters of a reading a dictionary has', () => {
    for (const { title } of [...countries.rows, ...occupations.rows]) {
      for (const one of title) {
        const readings = pinyin(one, {
          pattern: 'first',
          toneType: 'none',
          type: 'array',
          multiple: true,
        });
        expect(readings.map((first) => first.toUpperCase())).toContain(initialsOf(one));
      }
    }
  });
});
