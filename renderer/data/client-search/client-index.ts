import type { ClientHit, ClientSearchAnswer } from '../types.ts';
import type { ClientEntry } from './client-entry.ts';
import { matchClient } from './match-client.ts';
import { nameOrder } from './name-form.ts';
import { searchQuery, type SearchQuery } from './search-query.ts';
import { searchSegment } from './search-segment.ts';
import { bury, clientByNo, entryAt, packSegment, type Segment } from './segment.ts';
import { entrySource, segmentSource } from './sources.ts';

/** A count goes no further: who sees 200 types on. */
const mostCounted = 200;
/** So many changed clients are looked through one by one before they are packed. */
const mostLoose = 64;
/** While everything is loaded, larger portions are packed at once. */
const mostLooseLoading = 16_384;
/** A segment is packed together with the one before, unless that is so many times larger. */
const growth = 4;

/** The clients of a branch as one types; all of it in memory. */
export interface ClientIndex {
  /** Puts clients of whom the index knows none: nobody is looked for to be replaced. */
  load(clients: readonly ClientEntry[]): void;
  /** Puts clients, or replaces them by what they are now. */
  put(clients: readonly ClientEntry[]): void;
  remove(clientNos: readonly string[]): void;
  search(typed: string, limit: number): Omit<ClientSearchAnswer, 'ready'>;
  /** Says that everything has been put once: the rest are changes. Packs what was loaded; the steps may be done one at a time. */
  settle(): Generator<void>;
  /** Packs changes when there are enough of them, a step at a time. */
  tidy(): Generator<void>;
  /** What can be kept and put back; no changes are outstanding then. */
  segments(): readonly Segment[];
}

/** An index of nobody, or of segments kept before. */
export function clientIndex(kept: readonly Segment[] = []): ClientIndex {
  let segments: readonly Segment[] = kept;
  let isLoading = kept.length === 0;
  const loose = new Map<string, ClientEntry>();
  // Taken away while segments are packed into one: they are in that one still, and are taken away there too.
  let taken: Set<string> | null = null;

  const take = (clientNo: string): void => {
    loose.delete(clientNo);
    for (const segment of segments) buryIn(segment, clientNo);
    taken?.add(clientNo);
  };

  const packLoose = (): void => {
    if (loose.size === 0) return;
    segments = [...segments, atOnce(packSegment(entrySource([...loose.values()])))];
    loose.clear();
  };

  const add = (client: ClientEntry): void => {
    loose.set(client.clientNo, client);
    if (loose.size >= (isLoading ? mostLooseLoading : mostLoose)) packLoose();
  };

  function* pack(old: readonly Segment[]): Generator<void> {
    taken = new Set();
    const packed = yield* packSegment(segmentSource(old));
    for (const clientNo of taken) buryIn(packed, clientNo);
    taken = null;
    const others = segments.filter((segment) => !old.includes(segment));
    segments = [packed, ...others].filter(({ count }) => count > 0);
    segments = segments.toSorted((a, b) => b.count - a.count);
  }

  return {
    load(clients) {
      for (const client of clients) add(client);
    },
    put(clients) {
      for (const client of clients) {
        take(client.clientNo);
        add(client);
      }
    },
    remove(clientNos) {
      for (const clientNo of clientNos) take(clientNo);
    },
    search(typed, limit) {
      const query = searchQuery(typed);
      if (query === null) return { total: 0, hits: [] };
      if (loose.size > mostLoose) packLoose();
      return searchAll(segments, [...loose.values()], query, limit);
    },
    *settle() {
      packLoose();
      // What was kept is not packed again for a few changes.
      const old = isLoading ? segments : worthPacking(segments);
      isLoading = false;
      if (old.length > 1) yield* pack(old);
    },
    *tidy() {
      const old = worthPacking(segments);
      if (taken === null && old.length > 0) yield* pack(old);
    },
    segments() {
      packLoose();
      return segments;
    },
  };
}

/** Does all steps. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function buryIn(segment: Segment, clientNo: string): void {
  const client = clientByNo(segment, clientNo);
  if (client !== null) bury(segment, client);
}

/** The smaller segments, as long as the next larger one is not far larger; none when it would be only one. */
function worthPacking(segments: readonly Segment[]): readonly Segment[] {
  const bySize = segments.toSorted((a, b) => a.count - b.count);
  let sum = 0;
  let end = 0;
  for (const [at, { count }] of bySize.entries()) {
    if (at > 0 && count <= sum * growth) end = at + 1;
    sum += count;
  }
  return bySize.slice(0, end);
}

interface Found {
  readonly rank: number;
  readonly order: string;
  readonly entry: ClientEntry;
}

/** The heads of all lists, the best of them taken again and again. */
function searchAll(
  segments: readonly Segment[],
  loose: readonly ClientEntry[],
  query: SearchQuery,
  limit: number,
): Omit<ClientSearchAnswer, 'ready'> {
  const lists = [
    looseFound(loose, query),
    ...segments.map((segment) => {
      const candidates = searchSegment(segment, query, mostCounted);
      return listOf(candidates, ({ client, rank }) => foundOf(entryAt(segment, client), rank));
    }),
  ];
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  const hits: ClientHit[] = [];
  while (hits.length < limit) {
    const best = lists.reduce((a, b) => (comesBefore(b.head(), a.head()) ? b : a));
    const found = best.head();
    if (found === null) break;
    hits.push(...hitOf(found.entry, query));
    best.next();
  }
  return { total: Math.min(total, mostCounted), hits };
}

interface List {
  readonly length: number;
  head(): Found | null;
  next(): void;
}

/** A list whose members are made only when they come to its head. */
function listOf<Item>(items: readonly Item[], made: (item: Item) => Found): List {
  let at = 0;
  let head: Found | null = null;
  return {
    length: items.length,
    head() {
      const item = items[at];
      if (item !== undefined) head ??= made(item);
      return head;
    },
    next() {
      at += 1;
      head = null;
    },
  };
}

function looseFound(loose: readonly ClientEntry[], query: SearchQuery): List {
  const found = loose.flatMap((entry) => {
    const match = matchClient(entry, query);
    return match === null ? [] : [foundOf(entry, match.rank)];
  });
  found.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
  return listOf(found, (one) => one);
}

function comesBefore(a: Found | null, b: Found | null): boolean {
  if (a === null || b === null) return a !== null;
  if (a.rank !== b.rank) return a.rank < b.rank;
  return a.order === b.order ? a.entry.clientNo < b.entry.clientNo : a.order < b.order;
}

function foundOf(entry: ClientEntry, rank: number): Found {
  return { rank, order: nameOrder(entry.name), entry };
}

function hitOf(entry: ClientEntry, query: SearchQuery): readonly ClientHit[] {
  const match = matchClient(entry, query);
  if (match === null) return [];
  const { by, from, length } = match;
  return [{ ...entry, by, from, length }];
}
