import { rank, rankCount } from './match-client.ts';
import { addNamesWith, nameCount, namesFrom } from './name-index.ts';
import { clientAt, numberAt, placesOf } from './number-column.ts';
import { leastHead, leastTail, type SearchQuery } from './search-query.ts';
import { isAlive, type OrderedNumbers, type Segment } from './segment.ts';
import { type Smallest, smallest } from './smallest.ts';
import { addNamesSounding, addNamesSoundingInside } from './sound-index.ts';
import { textAt } from './text-table.ts';

/** A client a segment found, and how good the match is. */
export interface Candidate {
  readonly rank: number;
  readonly client: number;
}

/** From this share of all clients on it is quicker to try them in their order than to sort the places found. */
const denseShare = 16;

/** The best matches of a segment, at most so many, in hits' order: by rank, then by name. */
export function searchSegment(
  segment: Segment,
  query: SearchQuery,
  most: number,
): readonly Candidate[] {
  const ranks = Array.from({ length: rankCount }, () =>
    smallest(most, (client) => isAlive(segment, client)),
  );
  const keeper = (at: number): Smallest => ranks[at] ?? smallest(0, () => false);
  if (query.form !== '') addByName(segment, query.form, keeper, most);
  if (query.letters !== '') addBySound(segment, query.letters, keeper, most);
  if (query.number !== '') {
    for (const numbers of segment.numbers) addByNumber(segment, numbers, query, keeper, most);
  }
  const found = inOrder(ranks, most);
  // Only a name can have something inside, and nobody looks that far when enough begin so.
  if (found.length >= most || (query.form === '' && query.letters === '')) return found;
  addInside(segment, query, keeper(rank.inside), most);
  return inOrder(ranks, most);
}

type Keeper = (rank: number) => Smallest;

function addByName(segment: Segment, form: string, keeper: Keeper, most: number): void {
  const { first, afterEqual, end } = namesFrom(segment.names, form);
  addRange(segment, first, afterEqual, keeper(rank.exact), most);
  addRange(segment, afterEqual, end, keeper(rank.prefix), most);
}

/** Names follow each other as their clients do: the first are enough. */
function addRange(segment: Segment, from: number, to: number, found: Smallest, most: number): void {
  const end = segment.firstClients[to] ?? 0;
  let left = most;
  for (let client = segment.firstClients[from] ?? 0; client < end && left > 0; client += 1) {
    found.add(client);
    if (isAlive(segment, client)) left -= 1;
  }
}

function addBySound(segment: Segment, letters: string, keeper: Keeper, most: number): void {
  const [whole, beginning] = [nameKeeper(segment, most), nameKeeper(segment, most)];
  addNamesSounding(segment.sounds, formsOf(segment), letters, whole, beginning);
  addNames(segment, whole, keeper(rank.exact), most);
  addNames(segment, beginning, keeper(rank.prefix), most);
}

function addInside(segment: Segment, query: SearchQuery, found: Smallest, most: number): void {
  const names = nameKeeper(segment, most);
  if (query.form !== '') addNamesWith(segment.names, query.form, names);
  if (query.letters !== '') {
    addNamesSoundingInside(segment.sounds, formsOf(segment), query.letters, names);
  }
  addNames(segment, names, found, most);
}

function formsOf({ names }: Segment): (name: number) => string {
  return (name) => textAt(names.forms, name);
}

/** Keeps names that still have a client. */
function nameKeeper(segment: Segment, most: number): Smallest {
  const { firstClients } = segment;
  return smallest(most, (name) => {
    const end = firstClients[name + 1] ?? 0;
    for (let client = firstClients[name] ?? 0; client < end; client += 1) {
      if (isAlive(segment, client)) return true;
    }
    return false;
  });
}

function addNames(segment: Segment, names: Smallest, found: Smallest, most: number): void {
  for (const name of names.values()) {
    if (name < nameCount(segment.names)) addRange(segment, name, name + 1, found, most);
  }
}

function addByNumber(
  segment: Segment,
  numbers: OrderedNumbers,
  query: SearchQuery,
  keeper: Keeper,
  most: number,
): void {
  const { number, tailsOnly } = query;
  const add = (part: Part, at: number): void =>
    addPlaces(segment, numbers, number, part, keeper(at), most);
  const { length } = number;
  if (!tailsOnly || length >= leastTail) add('whole', rank.exact);
  if (length >= leastTail) add('tail', rank.tail);
  if (!tailsOnly && length >= leastHead) add('head', rank.prefix);
}

type Part = 'head' | 'tail' | 'whole';

function addPlaces(
  segment: Segment,
  { column, heads, tails }: OrderedNumbers,
  number: string,
  part: Part,
  found: Smallest,
  most: number,
): void {
  const order = part === 'tail' ? tails : heads;
  const { from, to, isSure, holds } = placesOf(column, order, number, part);
  const fits = (client: number): boolean =>
    isSure || partFits(numberAt(column, client), number, part);
  if ((to - from) * denseShare > segment.count && to - from > most * denseShare) {
    let left = most;
    for (let client = 0; client < segment.count && left > 0; client += 1) {
      if (!holds(client) || !isAlive(segment, client) || !fits(client)) continue;
      found.add(client);
      left -= 1;
    }
    return;
  }
  for (let at = from; at < to; at += 1) {
    const client = clientAt(order, at);
    if (client < found.limit && fits(client)) found.add(client);
  }
}

function partFits(value: string, number: string, part: Part): boolean {
  const upper = value.toUpperCase();
  switch (part) {
    case 'head':
      return upper.startsWith(number);
    case 'tail':
      return upper.endsWith(number);
    case 'whole':
      return upper === number;
  }
}

function inOrder(ranks: readonly Smallest[], most: number): readonly Candidate[] {
  const seen = new Set<number>();
  const found: Candidate[] = [];
  for (const [at, keeper] of ranks.entries()) {
    for (const client of keeper.values()) {
      if (found.length === most) return found;
      if (seen.has(client)) continue;
      seen.add(client);
      found.push({ rank: at, client });
    }
  }
  return found;
}
