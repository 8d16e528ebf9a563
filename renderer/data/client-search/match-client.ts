import { countCodePoints } from '../../../shared/values/text.ts';
import type { ClientHit } from '../types.ts';
import type { ClientEntry } from './client-entry.ts';
import { formReadings, matchPinyin } from './match-pinyin.ts';
import { nameForm } from './name-form.ts';
import { leastHead, leastTail, type SearchQuery } from './search-query.ts';

/** How good a match is, best first. A number's end comes before its beginning: many numbers of a branch begin alike. */
export const rank = { exact: 0, tail: 1, prefix: 2, inside: 3 } as const;
type Rank = (typeof rank)[keyof typeof rank];
export const rankCount = 4;

/** By what a client was found, and where in the shown value, in code points. */
export interface ClientMatch extends Pick<ClientHit, 'by' | 'from' | 'length'> {
  readonly rank: Rank;
}

/** The best match of one client, or null. Of equally good ones the first of name, pinyin, ID, mobile, account, client number. */
export function matchClient(client: ClientEntry, query: SearchQuery): ClientMatch | null {
  let best: ClientMatch | null = null;
  for (const match of matchesOf(client, query)) {
    if (best === null || match.rank < best.rank) best = match;
  }
  return best;
}

function matchesOf(client: ClientEntry, query: SearchQuery): readonly ClientMatch[] {
  const found = [matchName(client.name, query), matchSound(client.name, query)];
  if (query.number === '') return found.filter((match) => match !== null);
  const { idNumber, mobile, capitalAccount, accounts, clientNo } = client;
  const numbers = [
    matchNumber(idNumber, query, 'id-number', 'id-tail'),
    matchNumber(mobile, query, 'mobile', 'mobile-tail'),
    ...[capitalAccount, ...accounts].map((one) => matchNumber(one, query, 'account', 'account')),
    matchNumber(clientNo, query, 'client-no', 'client-no'),
  ];
  return [...found, ...numbers].filter((match) => match !== null);
}

function matchName(name: string, { form }: SearchQuery): ClientMatch | null {
  if (form === '') return null;
  const { text, points } = nameForm(name);
  const at = text.indexOf(form);
  if (at < 0) return null;
  const from = points[at] ?? 0;
  const length = (points[at + form.length - 1] ?? 0) - from + 1;
  return { rank: text === form ? rank.exact : fromStart(at), by: 'name', from, length };
}

function matchSound(name: string, { letters }: SearchQuery): ClientMatch | null {
  if (letters === '') return null;
  const { text, points } = nameForm(name);
  const readings = formReadings(text);
  const places = pointPlaces(text, points);
  for (let start = 0; start < readings.length; start += 1) {
    const match = matchPinyin(readings, start, letters);
    if (match === null) continue;
    const isExact = start === 0 && match.toEnd;
    const count = isExact ? readings.length : match.fewest;
    const from = places[start] ?? 0;
    const length = (places[start + count - 1] ?? 0) - from + 1;
    const by = count === letters.length ? 'initials' : 'pinyin';
    return { rank: isExact ? rank.exact : fromStart(start), by, from, length };
  }
  return null;
}

/** Places in the shown name of the form's characters: their first units'. */
function pointPlaces(text: string, points: readonly number[]): readonly number[] {
  let unit = 0;
  return Array.from(text, (character) => {
    const place = points[unit] ?? 0;
    unit += character.length;
    return place;
  });
}

function fromStart(at: number): Rank {
  return at === 0 ? rank.prefix : rank.inside;
}

function matchNumber(
  value: string,
  { number, tailsOnly }: SearchQuery,
  by: ClientMatch['by'],
  byTail: ClientMatch['by'],
): ClientMatch | null {
  const upper = value.toUpperCase();
  const { length } = number;
  if (upper === number)
    return tailsOnly && length < leastTail ? null : { rank: 0, by, from: 0, length };
  const from = countCodePoints(value) - length;
  if (length >= leastTail && upper.endsWith(number))
    return { rank: rank.tail, by: byTail, from, length };
  const isHead = !tailsOnly && length >= leastHead && upper.startsWith(number);
  return isHead ? { rank: rank.prefix, by, from: 0, length } : null;
}
