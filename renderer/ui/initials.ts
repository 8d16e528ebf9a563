// The first character of each letter in the order of pinyin, as every browser of ours sorts; no syllable begins with I, U, V.
const firsts = '吖丷嚓咑妸发旮哈讥咔垃呣拏噢妑七呥仨他屲夕丫帀';
const letters = 'ABCDEFGHJKLMNOPQRSTWXYZ';
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin');

/**
 * The first letters of a text's pinyin, by which staff pick from lists: initialsOf('退休人员') → 'TXRY'. Of a character
 * with several readings the commonest; what is no ideograph stays, in upper case.
 */
export function initialsOf(text: string): string {
  return Array.from(text)
    .map((one) => (/\p{Script=Han}/u.test(one) ? letterOf(one) : one))
    .join('')
    .toUpperCase();
}

function letterOf(character: string): string {
  const starts = Array.from(firsts);
  const at = starts.findLastIndex((start) => byPinyin.compare(start, character) <= 0);
  return letters.charAt(Math.max(0, at));
}
