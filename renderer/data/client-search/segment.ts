import { type NameIndex, nameAt, nameCount, nameIndex } from './name-index.ts';
import { nameOrder, searchForm } from './name-form.ts';
import {
  columnOf,
  numberAt,
  type NumberColumn,
  type NumberOrder,
  orderOf,
  placesOf,
  clientAt,
} from './number-column.ts';
import { lowerBound } from './packed-sort.ts';
import type { ClientEntry } from './client-entry.ts';
import { soundIndex, type SoundIndex } from './sound-index.ts';

/** Clients packed once, in the order of their names and client numbers; only what is taken away changes afterwards. */
export interface Segment {
  readonly count: number;
  readonly names: NameIndex;
  readonly sounds: SoundIndex;
  /** The first client of each name, and where the last name's end. */
  readonly firstClients: Uint32Array;
  readonly numbers: readonly OrderedNumbers[];
  /** Document kind and tier: which pair of them each client has. */
  readonly traits: Uint8Array | Uint16Array;
  readonly traitWords: readonly (readonly [idKind: string, tier: string])[];
  /** A bit for each client taken away or replaced. */
  readonly dead: Uint8Array;
}

/** One kind of number, and its clients sorted by beginning and by end. */
export interface OrderedNumbers {
  readonly column: NumberColumn;
  readonly heads: NumberOrder;
  readonly tails: NumberOrder;
}

/** Places of a client's numbers; accounts follow. */
export const slot = {
  clientNo: 0,
  idNumber: 1,
  mobile: 2,
  capitalAccount: 3,
  accounts: 4,
} as const;

/** What a segment is packed from, read several times. */
export interface Source {
  readonly count: number;
  /** Numbers a client has at most. */
  readonly slots: number;
  nameOf(client: number): string;
  numberOf(client: number, slot: number): string;
  traitsOf(client: number): readonly [idKind: string, tier: string];
}

/** Packs clients; the caller may do other things whenever it yields. */
export function* packSegment(source: Source): Generator<void, Segment> {
  const { count } = source;
  const { names, nameOf } = yield* sortedNames(source);
  const { order, firstClients } = groupByName(source, names.length, nameOf);
  yield;
  const packed = yield* nameIndex(names);
  const sounds = yield* soundIndex(names.length, (name) => searchForm(names[name] ?? ''));
  const numbers: OrderedNumbers[] = [];
  for (let which = 0; which < source.slots; which += 1) {
    const column = columnOf(count, (at) => source.numberOf(order[at] ?? 0, which));
    yield;
    const heads = orderOf(column, count, false);
    yield;
    numbers.push({ column, heads, tails: orderOf(column, count, true) });
    yield;
  }
  const { traits, traitWords } = packTraits(source, order);
  const dead = new Uint8Array(Math.ceil(count / 8));
  return { count, names: packed, sounds, firstClients, numbers, traits, traitWords, dead };
}

/** A client in clear. */
export function entryAt(segment: Segment, client: number): ClientEntry {
  const number = (which: number): string => numberIn(segment, client, which);
  const [idKind, tier] = segment.traitWords[segment.traits[client] ?? 0] ?? ['', ''];
  const accounts = segment.numbers.slice(slot.accounts).map((_, at) => number(slot.accounts + at));
  return {
    clientNo: number(slot.clientNo),
    name: clientName(segment, client),
    idKind,
    idNumber: number(slot.idNumber),
    mobile: number(slot.mobile),
    capitalAccount: number(slot.capitalAccount),
    accounts: accounts.filter((account) => account !== ''),
    tier,
  };
}

/** A client's name as it is shown. */
export function clientName({ names, firstClients }: Segment, client: number): string {
  const name = lowerBound(0, nameCount(names), (at) => (firstClients[at + 1] ?? 0) <= client);
  return nameAt(names, name);
}

/** One of a client's numbers, '' when there is none. */
export function numberIn({ numbers }: Segment, client: number, which: number): string {
  const ordered = numbers[which];
  return ordered === undefined ? '' : numberAt(ordered.column, client);
}

/** The client of a client number who has not been taken away, or null. */
export function clientByNo(segment: Segment, clientNo: string): number | null {
  const ordered = segment.numbers[slot.clientNo];
  if (ordered === undefined) return null;
  const { column, heads } = ordered;
  const { from, to } = placesOf(column, heads, clientNo.toUpperCase(), 'whole');
  for (let at = from; at < to; at += 1) {
    const client = clientAt(heads, at);
    if (isAlive(segment, client) && numberAt(column, client) === clientNo) return client;
  }
  return null;
}

/** Whether a client is still there. */
export function isAlive({ dead }: Segment, client: number): boolean {
  return ((dead[client >> 3] ?? 0) & (1 << (client & 7))) === 0;
}

/** Takes a client away. */
export function bury({ dead }: Segment, client: number): void {
  dead[client >> 3] = (dead[client >> 3] ?? 0) | (1 << (client & 7));
}

function* sortedNames(source: Source) {
  const numbers = new Map<string, number>();
  const nameOf = new Uint32Array(source.count);
  for (let client = 0; client < source.count; client += 1) {
    const name = source.nameOf(client);
    const number = numbers.get(name) ?? numbers.size;
    if (number === numbers.size) numbers.set(name, number);
    nameOf[client] = number;
    if (client % 65_536 === 0) yield;
  }
  const names = [...numbers.keys()]
    .map((name) => nameOrder(name))
    .sort()
    .map(nameOfOrder);
  yield;
  const places = new Uint32Array(names.length);
  for (const [place, name] of names.entries()) places[numbers.get(name) ?? 0] = place;
  for (let client = 0; client < source.count; client += 1) {
    nameOf[client] = places[nameOf[client] ?? 0] ?? 0;
  }
  return { names, nameOf };
}

function nameOfOrder(order: string): string {
  return order.slice(order.indexOf('\0') + 1);
}

/** Clients one name after the other, those of a name by client number. */
function groupByName(source: Source, names: number, nameOf: Uint32Array) {
  const firstClients = new Uint32Array(names + 1);
  for (const name of nameOf) firstClients[name + 1] = (firstClients[name + 1] ?? 0) + 1;
  for (let name = 0; name < names; name += 1) {
    firstClients[name + 1] = (firstClients[name + 1] ?? 0) + (firstClients[name] ?? 0);
  }
  const order = new Uint32Array(source.count);
  const next = firstClients.slice();
  for (const [client, name] of nameOf.entries()) {
    const place = next[name] ?? 0;
    order[place] = client;
    next[name] = place + 1;
  }
  for (let name = 0; name < names; name += 1) {
    const same = order.subarray(firstClients[name], firstClients[name + 1]);
    if (same.length > 1) sortByNumber(source, same);
  }
  return { order, firstClients };
}

function sortByNumber(source: Source, clients: Uint32Array): void {
  const numbered = Array.from(clients, (client) => ({
    client,
    number: source.numberOf(client, slot.clientNo),
  }));
  numbered.sort((a, b) => (a.number < b.number ? -1 : 1));
  for (const [at, { client }] of numbered.entries()) clients[at] = client;
}

function packTraits(source: Source, order: Uint32Array) {
  const traits = new Uint16Array(source.count);
  const known = new Map<string, number>();
  const traitWords: (readonly [string, string])[] = [];
  for (let at = 0; at < source.count; at += 1) {
    const words = source.traitsOf(order[at] ?? 0);
    const key = words.join('\0');
    const pair = known.get(key) ?? known.size;
    if (pair === known.size) {
      known.set(key, pair);
      traitWords.push(words);
    }
    traits[at] = pair;
  }
  return { traits: known.size <= 256 ? Uint8Array.from(traits) : traits, traitWords };
}
