import { comparisonName } from '../../../shared/values/text.ts';

/** A name as it is searched, and where each of its UTF-16 units comes from. */
export interface NameForm {
  readonly text: string;
  /** Index of the shown name's code point for each unit of `text`. */
  readonly points: readonly number[];
}

const plainHan = /^[\u3400-\u4DBF\u4E00-\u9FFF]*$/;
const wide = /[\uFF01-\uFF5E]/;
const wideOffset = 0xfee0;
// What staff leave out or type in another way: spaces, interpuncts of every kind, hyphens, what shows nothing.
const leftOut = /[\p{White_Space}\p{DI}\p{Cc}\u00B7\u0387\u2219\u22C5\uFF65.'’-]/u;

/**
 * The form names are searched in: `comparisonName`, and beyond it without spaces, interpuncts, hyphens and variation
 * selectors, full-width Latin as half-width. Ideographs are never merged.
 *
 * searchForm('阿依古丽 • 买买提') → '阿依古丽买买提'; searchForm('Jean-Luc') → 'JEANLUC'
 */
export function searchForm(name: string): string {
  return plainHan.test(name) ? name : nameForm(name).text;
}

/** The form with the places it comes from, to mark what was found. */
export function nameForm(name: string): NameForm {
  // Nearly all names: every unit is a character that stays as it is.
  if (plainHan.test(name)) return { text: name, points: Array.from(name, (_, at) => at) };
  let text = '';
  const points: number[] = [];
  let index = 0;
  for (const point of name) {
    const kept = formOf(point);
    text += kept;
    for (let unit = 0; unit < kept.length; unit += 1) points.push(index);
    index += 1;
  }
  return { text, points };
}

/** Names in the order hits have: by form, then as shown. */
export function nameOrder(name: string): string {
  const form = searchForm(name);
  return form === name ? form : `${form}\0${name}`;
}

function formOf(point: string): string {
  const narrow = wide.test(point)
    ? String.fromCharCode(point.charCodeAt(0) - wideOffset)
    : comparisonName(point);
  return leftOut.test(narrow) ? '' : narrow.toUpperCase();
}
