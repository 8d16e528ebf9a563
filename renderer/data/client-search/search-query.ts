import { hasLoneSurrogate, normaliseDigits } from '../../../shared/values/text.ts';
import { mostLetters } from './match-pinyin.ts';
import { searchForm } from './name-form.ts';

/** What was typed, as each kind of key wants it; '' where it is no such key. */
export interface SearchQuery {
  /** Search form of a name. */
  readonly form: string;
  /** Small letters of pinyin or initials. */
  readonly letters: string;
  /** A number or the end of one: capitals and digits, at least one digit. */
  readonly number: string;
  /** `/1101`: only ends of numbers. */
  readonly tailsOnly: boolean;
}

/** No name and no number is longer. */
const mostTyped = 100;
/** Fewer digits at the end, or at the beginning, say nothing. */
export const leastTail = 4;
export const leastHead = 3;

/** What is meant by what was typed; null when it is nothing one could look for. */
export function searchQuery(typed: string): SearchQuery | null {
  const text = typed.trim();
  if (text.length > mostTyped || hasLoneSurrogate(text)) return null;
  const tailsOnly = /^[/\uFF0F]/.test(text);
  const number = numberOf(tailsOnly ? text.slice(1) : text);
  const query = {
    form: tailsOnly ? '' : searchForm(text),
    letters: tailsOnly ? '' : lettersOf(text),
    number,
    tailsOnly,
  };
  return query.form === '' && query.letters === '' && number === '' ? null : query;
}

function numberOf(text: string): string {
  const number = normaliseDigits(text).toUpperCase();
  return /^[0-9A-Z]*\d[0-9A-Z]*$/.test(number) ? number : '';
}

function lettersOf(text: string): string {
  const letters = normaliseDigits(text)
    .toLowerCase()
    .replace(/[\s'’]/g, '')
    .replace(/ü/g, 'v');
  return letters.length <= mostLetters && /^[a-z]+$/.test(letters) ? letters : '';
}
