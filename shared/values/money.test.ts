import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalAmount, figureAmount } from './money.ts';

describe('an amount in capitals', () => {
  it.each([
    [0, '人民币零元整'],
    [1, '人民币壹分'],
    [10, '人民币壹角整'],
    [25, '人民币贰角伍分'],
    [100, '人民币壹元整'],
    [105, '人民币壹元零伍分'],
    [1_000, '人民币壹拾元整'],
    [1_200_000, '人民币壹万贰仟元整'],
    [140_950, '人民币壹仟肆佰零玖元伍角整'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '人民币壹拾万柒仟元伍角叁分'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [1_000_000_00, '人民币壹佰万元整'],
    [1_000_001_00, '人民币壹佰万零壹元整'],
    [1_0000_0000_00, '人民币壹亿元整'],
    [1_0000_1000_00, '人民币壹亿零壹仟元整'],
    [1_0001_0000_00, '人民币壹亿零壹万元整'],
    [-1_200_000, '人民币负壹万贰仟元整'],
  ])('of %i fen is %s', (fen, words) => {
    expect(capitalAmount(fen)).toBe(words);
  });

  it('reads back to the same figure, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999_999 }), (fen) => {
        expect(fenOf(capitalAmount(fen))).toBe(fen);
      }),
    );
  });

  it('never has two zeros together, nor one before a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999_999_999 }), (fen) => {
        expect(capitalAmount(fen)).not.toMatch(/零零|零[拾佰仟万亿元角分]/);
      }),
    );
  });

  it.each([0.5, Number.NaN, 2 ** 53])('is refused for %d', (amount) => {
    expect(() => capitalAmount(amount)).toThrow('VALUE_OUT_OF_RANGE');
  });
});

describe('an amount in figures', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [123_456, '1,234.56'],
    [100_000_000, '1,000,000.00'],
    [-1_200_000, '-12,000.00'],
  ])('of %i fen is %s', (fen, words) => {
    expect(figureAmount(fen)).toBe(words);
  });
});

/** Reads capitals the other way round: by value, not by the rules that wrote them. */
function fenOf(words: string): number {
  const [whole = '', rest = ''] =
    words.replace('人民币', '').replace('整', '').split(/元/).length > 1
      ? words.replace('人民币', '').replace('整', '').split('元')
      : ['', words.replace('人民币', '').replace('整', '')];
  const value = (text: string, unit: string) => {
    const at = text.indexOf(unit);
    return at < 1 ? 0 : digits.indexOf(text[at - 1] ?? '');
  };
  return wholeOf(whole) * 100 + value(rest, '角') * 10 + value(rest, '分');
}

const digits = '零壹贰叁肆伍陆柒捌玖';

function wholeOf(text: string): number {
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const character of text) {
    const unit = { 拾: 10, 佰: 100, 仟: 1000 }[character];
    const big = { 万: 10_000, 亿: 100_000_000 }[character];
    if (unit !== undefined) {
      group += digit * unit;
      digit = 0;
    } else if (big !== undefined) {
      total += (group + digit) * big;
      group = 0;
      digit = 0;
    } else digit = digits.indexOf(character);
  }
  return total + group + digit;
}
