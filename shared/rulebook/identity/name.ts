import { countCodePoints, hasControlOrBidi, hasLoneSurrogate } from '../../values/text.ts';
import type { Explained } from '../explain.ts';
import { identityRefusals } from './messages.ts';

const SHORTEST = 2;
const LONGEST = 50;
const LONGEST_LATIN = 100;
/** No name has more UTF-16 units: two a code point, and as many again for variation selectors. */
const LONGEST_UNITS = 4 * LONGEST_LATIN;

// Fixed ranges instead of \p{Script=Han}: the property grows with each Unicode version, and counter and head office,
// which run different engines, must decide alike. Planes 2 and 3 hold nothing but ideographs.
const HAN = '\\u3007\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{3FFFD}';
const VARIATION = '[\\u{E0100}-\\u{E01EF}]';
const LATIN = 'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u1E00-\\u1EFF';
const COMBINING = '[\\u0300-\\u036F]';
const ALLOWED = new RegExp(
  `^(?:[${HAN}]${VARIATION}?|[${LATIN}]${COMBINING}{0,2}|[\\u00B7 '\\u2019.,-])*$`,
  'u',
);
const HAS_HAN = new RegExp(`[${HAN}]`, 'u');
const HAS_LATIN = new RegExp(`[${LATIN}]`, 'u');
const EVERY_VARIATION = new RegExp(VARIATION, 'gu');
const DIGIT = /\p{Nd}/u;
const EMOJI = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|\u{FE0F}/u;
const LATIN_PUNCTUATION = /[ '\u2019.,-]/;
// At the start; at the end, where only the full stop of "JR." may stand; or two in a row, but for ", " and ". ".
const BAD_SEPARATOR = /^[\u00B7 '\u2019.,-]|[\u00B7 '\u2019,-]$|[\u00B7 '\u2019-]{2}|[.,]{2}/;

/** Why a name is not taken; `identityRefusals.name` has the words for staff. */
export type NameReason = keyof typeof identityRefusals.name;

/** A name's check. */
export type NameCheck =
  | { readonly valid: true }
  | { readonly valid: false; readonly reason: NameReason; readonly message: string };

/**
 * Checks a natural person's name as typed, and changes nothing in it: 2 to 50 characters (code points), up to 100 when
 * it has no ideograph; ideographs of every plane, the interpunct U+00B7 between parts, Latin letters with spaces,
 * hyphens, apostrophes, full stops and commas. Rule ID-8 (docs/rules.md). Never throws.
 *
 * checkName('阿依古丽·买买提') → { valid: true }
 */
export function checkName(name: string): NameCheck {
  const reason = reasonAgainst(name);
  if (reason === undefined) return { valid: true };
  return { valid: false, reason, message: identityRefusals.name[reason].message };
}

/** `checkName` with its reason. */
export function explainName(name: string): Explained<NameCheck> {
  const answer = checkName(name);
  const message = answer.valid ? '姓名可以使用。' : answer.message;
  const line = { rule: 'ID-8', met: answer.valid, message, source: '本公司规则 · M' };
  return { found: true, answer, lines: [line] };
}

function reasonAgainst(name: string): NameReason | undefined {
  // The length comes first, so that megabytes pasted by mistake are not searched.
  if (name.length > LONGEST_UNITS) return 'TOO_LONG';
  if (hasLoneSurrogate(name)) return 'HALF_CHARACTER';
  if (EMOJI.test(name)) return 'EMOJI';
  if (hasControlOrBidi(name)) return 'INVISIBLE';
  if (DIGIT.test(name)) return 'DIGIT';
  if (!ALLOWED.test(name)) return 'CHARACTER';
  const isHan = HAS_HAN.test(name);
  const isLatin = HAS_LATIN.test(name);
  if (BAD_SEPARATOR.test(name)) return 'SEPARATOR';
  if (isHan && !isLatin && LATIN_PUNCTUATION.test(name)) return 'SEPARATOR';
  const length = countCodePoints(name.replace(EVERY_VARIATION, ''));
  if (length < SHORTEST) return 'TOO_SHORT';
  return length > (isHan ? LONGEST : LONGEST_LATIN) ? 'TOO_LONG' : undefined;
}
