import { type Security, securityKey } from '../../shared/rulebook/trading/security.ts';
import { normaliseDigits } from '../../shared/values/text.ts';
import { initialsOf } from '../ui/initials.ts';

/** A security with what it is found by. */
export interface ListedSecurity {
  readonly key: string;
  readonly security: Security;
  /** Its name without spaces, in upper case: 万科 A is found as 万科A. */
  readonly name: string;
  /** First letters of its name's pinyin. */
  readonly initials: string;
}

/** Securities ready to be found, in order of code. */
export function listSecurities(securities: readonly Security[]): readonly ListedSecurity[] {
  return securities
    .map((security) => {
      const name = comparable(security.name);
      const initials = initialsIn(name);
      return { key: securityKey(security), security, name, initials };
    })
    .toSorted((a, b) => (a.security.code < b.security.code ? -1 : 1));
}

/**
 * Securities found by code, name or pinyin initials, the best first: the whole code, then how code, initials or name
 * begin, then what stands inside the name; at most `limit`.
 */
export function findSecurities(
  listed: readonly ListedSecurity[],
  typed: string,
  limit: number,
): readonly ListedSecurity[] {
  const wanted = comparable(normaliseDigits(typed));
  if (wanted === '') return [];
  const ranks: ListedSecurity[][] = [[], [], [], []];
  for (const one of listed) ranks[rankOf(one, wanted)]?.push(one);
  return ranks.flat().slice(0, limit);
}

/** 4: not found. */
function rankOf({ security, name, initials }: ListedSecurity, wanted: string): number {
  const { code } = security;
  if (code === wanted || name === wanted) return 0;
  if (code.startsWith(wanted)) return 1;
  if (initials.startsWith(wanted) || name.startsWith(wanted)) return 2;
  return initials.includes(wanted) || name.includes(wanted) ? 3 : 4;
}

function comparable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
}

// Characters that are read another way in names of securities than most often elsewhere.
const readings: readonly (readonly [words: string, letters: string])[] = [
  ['银行', 'YH'],
  ['西藏', 'XZ'],
  ['重庆', 'CQ'],
  ['厦门', 'XM'],
  ['成长', 'CZ'],
  ['增长', 'ZZ'],
  ['长', 'C'],
  ['行', 'H'],
  ['厦', 'X'],
];

function initialsIn(name: string): string {
  const read = readings.reduce((text, [words, given]) => text.replaceAll(words, given), name);
  return Array.from(read).map(letterOf).join('');
}

// A few hundred characters make all names, and finding a letter compares with the whole alphabet.
const letters = new Map<string, string>();

function letterOf(character: string): string {
  const known = letters.get(character);
  if (known !== undefined) return known;
  const letter = initialsOf(character);
  letters.set(character, letter);
  return letter;
}
