/** Numbers and codes are far shorter; anything beyond is no number, and is left for the format check to refuse. */
const LONGEST_CODE = 256;

// \p{DI}: characters that show nothing at all (zero-width, joiners, fillers, variation selectors).
const SPACE_OR_INVISIBLE = /[\p{Z}\p{Cc}\p{Cf}\p{DI}]/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const CONTROL_OR_BIDI = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const INTERPUNCT = /[\u00B7\u2022\u2027\u30FB]/g;

/**
 * A number or code as typed or pasted, in half-width characters and without spaces or invisible characters. For numbers
 * and codes only: names are kept as typed. Text beyond 256 UTF-16 units is returned unchanged, never cut, because a cut
 * number could look valid.
 *
 * normaliseDigits('138 0000 0000') → '13800000000'; full-width digits become half-width too
 */
export function normaliseDigits(text: string): string {
  if (text.length > LONGEST_CODE) return text;
  return text
    .replace(SPACE_OR_INVISIBLE, '')
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - FULL_WIDTH_OFFSET));
}

/** True when half of a surrogate pair stands alone: such text has no UTF-8 form and no canonical form. */
export function hasLoneSurrogate(text: string): boolean {
  return LONE_SURROGATE.test(text);
}

/**
 * True when the text holds a control character, a direction override, a zero-width or another formatting character, or
 * a line or paragraph separator: it would look different from what it is. Ideographic variation selectors are no such
 * characters: some names are written with them.
 */
export function hasControlOrBidi(text: string): boolean {
  return CONTROL_OR_BIDI.test(text);
}

/** The number of Unicode code points, which is what staff call characters: 1 for 𬱖. A lone half counts as one. */
export function countCodePoints(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at += 1) {
    if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) count -= 1;
  }
  return count;
}

/**
 * The form of a name used only to compare two names, never stored or shown: trimmed, spaces collapsed (none beside an
 * interpunct), the interpuncts U+2022, U+2027 and U+30FB all U+00B7, Latin in upper case. Unicode normalisation is left out on purpose:
 * it would merge ideographs that are different in legal names.
 *
 * comparisonName(' 阿依古丽 · 买买提 ') → '阿依古丽·买买提'
 */
export function comparisonName(name: string): string {
  return name
    .replace(INTERPUNCT, '\u00B7')
    .replace(/\s+/g, ' ')
    .replace(/ ?\u00B7 ?/g, '\u00B7')
    .trim()
    .toUpperCase();
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
