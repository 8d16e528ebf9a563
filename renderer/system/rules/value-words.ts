import { clientWords } from './words/client-words.ts';
import { openingWords } from './words/opening-words.ts';
import { serviceWords } from './words/service-words.ts';
import { tradingWords } from './words/trading-words.ts';

/**
 * The codes of rule tables and of cases as staff read them. A code that means another thing in one column has a line of
 * its own, `column=CODE`.
 */
const words: Readonly<Record<string, string>> = {
  ...clientWords,
  ...openingWords,
  ...serviceWords,
  ...tradingWords,
};

/** A code in words; one nobody has put into words yet stays as it is. */
export function valueWords(column: string, code: string): string {
  return words[`${column}=${code}`] ?? words[code] ?? code;
}

/** What is a code and no word: SH_MAIN, mismatch-path. */
export function isCode(text: string): boolean {
  return /^(?:[A-Z]{2}[A-Z0-9_]*|[a-z]+(?:-[a-z]+)*)$/.test(text);
}

/** Whether a code has been put into words. */
export function hasWords(column: string, code: string): boolean {
  return `${column}=${code}` in words || code in words;
}
