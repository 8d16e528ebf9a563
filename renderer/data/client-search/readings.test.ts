import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { readingsOf } from './readings.ts';
import { syllableIds, syllableOf, syllablesFrom } from './syllables.ts';

describe('syllables', () => {
  it('knows every reading that pinyin-pro gives, in nine bits', () => {
    const unknown = new Set<string>();
    for (let point = 0x3400; point < 0xa000; point += 1) {
      const options = { toneType: 'none', multiple: true, type: 'array', v: true } as const;
      for (const reading of pinyin(String.fromCodePoint(point), options)) {
        if (/^[a-z]+$/.test(reading) && syllableIds(reading).length === 0) unknown.add(reading);
      }
    }
    expect([...unknown]).toEqual([]);
    expect(syllablesFrom('zuo')?.last).toBeLessThan(511);
  });

  it('lie together when they begin alike', () => {
    const range = syllablesFrom('zha');
    const words = [];
    for (let id = range?.first ?? 1; id <= (range?.last ?? 0); id += 1) words.push(syllableOf(id));
    expect(words).toEqual(['zha', 'zhai', 'zhan', 'zhang', 'zhao']);
    expect(syllablesFrom('v')).toBeNull();
  });
});

describe('readingsOf', () => {
  const words = (character: string) =>
    readingsOf(character.codePointAt(0) ?? 0).map((id) => syllableOf(id));

  it.each([
    ['单', ['chan', 'dan', 'shan']],
    ['仇', ['chou', 'qiu']],
    ['解', ['jie', 'xie']],
    ['吕', ['lv', 'lyu']],
    ['𬱖', ['di']],
    ['䶮', ['yan']],
    ['䲁', ['wei']],
    ['A', []],
    ['·', []],
  ])('gives all readings of %s', (character, readings) => {
    expect(words(character)).toEqual(readings);
  });
});
