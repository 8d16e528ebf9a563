import { pinyin } from 'pinyin-pro';

/** Shorter spellings are in too many words to be told from them. */
const shortest = 4;

/**
 * Spellings of a name a password must not contain (rule PW-3): as written, and in Latin letters without tones,
 * family name first or last.
 *
 * nameForms('张敏') → ['张敏', 'zhangmin', 'minzhang']
 */
export function nameForms(name: string): readonly string[] {
  const plain = name.replace(/[^\p{L}]/gu, '');
  const [first = '', ...others] = pinyin(plain, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    surname: 'head',
    v: true,
  }).map((one) => one.toLowerCase());
  const rest = others.join('');
  const spelt = [...new Set([`${first}${rest}`, `${rest}${first}`])];
  const isLatin = spelt.includes(plain.toLowerCase());
  return [...(isLatin ? [] : [plain]), ...spelt.filter((one) => one.length >= shortest)];
}
