import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparisonName,
  countCodePoints,
  hasControlOrBidi,
  hasLoneSurrogate,
  normaliseDigits,
} from './text.ts';

const TEN_MEGABYTES = 10_000_000;

describe('normaliseDigits', () => {
  it.each([
    ['138 0000 0000', '13800000000'],
    ['\uFF11\uFF13\uFF18\u300000000000', '13800000000'],
    ['11000019900307001\uFF58', '11000019900307001x'],
    ['\u200B138\u00A000\u202E000\uFEFF000\t\r\n', '13800000000'],
    ['\uFF21123456789', 'A123456789'],
    ['', ''],
  ])('makes %j to %j', (typed, expected) => {
    expect(normaliseDigits(typed)).toBe(expected);
  });

  it('never cuts what is too long to be a number', () => {
    const pasted = `13800000000${' '.repeat(TEN_MEGABYTES)}`;
    expect(normaliseDigits(pasted)).toBe(pasted);
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseDigits(text);
        expect(normaliseDigits(once)).toBe(once);
      }),
    );
  });
});

describe('hasLoneSurrogate', () => {
  it('sees half a character, and no half in a whole one', () => {
    expect(hasLoneSurrogate('李\ud842')).toBe(true);
    expect(hasLoneSurrogate('\udfb7李')).toBe(true);
    expect(hasLoneSurrogate('𠮷𬱖')).toBe(false);
  });
});

describe('hasControlOrBidi', () => {
  it.each([
    'a\u202Eb',
    'a\u2066b',
    '张\u200B三',
    '张\u0000三',
    '张\n三',
    'a\u2028b',
    '\uFEFFa',
    'a\u00ADb',
  ])('sees it in %j', (text) => expect(hasControlOrBidi(text)).toBe(true));

  it.each(['张三', '阿依古丽·买买提', '𠮷', '葛\u{E0100}', 'José García', '5'])(
    'sees none in %s',
    (text) => {
      expect(hasControlOrBidi(text)).toBe(false);
    },
  );
});

describe('countCodePoints', () => {
  it('counts what staff call characters', () => {
    expect(countCodePoints('𬱖䶮𠮷')).toBe(3);
    expect(countCodePoints('')).toBe(0);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => countCodePoints(text) === Array.from(text).length,
      ),
    );
  });

  it('counts a lone half as one', () => {
    expect(countCodePoints('\ud842')).toBe(1);
    expect(countCodePoints('\udfb7\ud842')).toBe(2);
  });
});

describe('comparisonName', () => {
  it.each([
    [' 阿依古丽 \u2022 买买提 ', '阿依古丽\u00B7买买提'],
    ['阿依古丽\u2027买买提', '阿依古丽\u00B7买买提'],
    ['阿依古丽\u30FB买买提', '阿依古丽\u00B7买买提'],
    ['John  van\u3000Damme', 'JOHN VAN DAMME'],
    ['𠮷野', '𠮷野'],
  ])('makes %j to %j', (name, expected) => {
    expect(comparisonName(name)).toBe(expected);
  });

  it('keeps ideographs apart that normalisation would merge', () => {
    expect(comparisonName('\uF9DC')).not.toBe(comparisonName('\u9686'));
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const once = comparisonName(name);
        expect(comparisonName(once)).toBe(once);
      }),
    );
  });
});

describe('ten megabytes of pasted text', () => {
  it.each(['a', ' ', '·', '𠮷', '\ud842', '\u202E', '\n'])('of %j are taken in', (unit) => {
    const pasted = unit.repeat(TEN_MEGABYTES / unit.length);
    normaliseDigits(pasted);
    hasLoneSurrogate(pasted);
    hasControlOrBidi(pasted);
    comparisonName(pasted);
    expect(countCodePoints(pasted)).toBe(TEN_MEGABYTES / unit.length);
  });
});
