import { lowerBound } from './packed-sort.ts';
import { textAt, type TextTable, textTable } from './text-table.ts';

/** One number of every client, four bits a character; what does not fit stands in a table beside. */
export interface NumberColumn {
  /** Bytes a client. */
  readonly width: number;
  readonly bytes: Uint8Array;
  readonly odd: TextTable;
}

/** Clients in the order of a column's numbers, read from the front or from the back; three bytes each. */
export type NumberOrder = Uint8Array;

const characters = '0123456789XACF';
/** In the order: any other character. In a column: the number stands in the table beside. */
const isOdd = 14;
const isEnd = 15;
const codes = codesOf(characters);
/** 40 bits: beside 24 for the client they make the 64 that are sorted. */
const keyLength = 10;
const longestPlain = 24;
/** The mark of an odd number, and seven digits that say where in the table it stands. */
const oddWidth = 4;

/** Packs one number of every client. */
export function columnOf(count: number, valueAt: (client: number) => string): NumberColumn {
  const { longest, odd } = measure(count, valueAt);
  const width = Math.max(Math.ceil(longest / 2), odd.length > 0 ? oddWidth : 0);
  const bytes = new Uint8Array(count * width).fill(255);
  let odds = 0;
  for (let client = 0; client < count; client += 1) {
    const value = valueAt(client);
    const isInTable = odd[odds] === value;
    if (isInTable) writeOdd(bytes, client * width, odds);
    else writePlain(bytes, client * width, value);
    if (isInTable) odds += 1;
  }
  return { width, bytes, odd: textTable(odd) };
}

/** A client's number. */
export function numberAt(column: NumberColumn, client: number): string {
  const { width, bytes, odd } = column;
  const from = client * width;
  let value = '';
  for (let at = 0; at < width * 2; at += 1) {
    const code = codeAt(bytes, from, at);
    if (code === isEnd) break;
    if (code === isOdd) return textAt(odd, oddPlace(bytes, from));
    value += characters[code] ?? '';
  }
  return value;
}

/** The order of a column, from the front or from the back. */
export function orderOf(column: NumberColumn, count: number, fromBack: boolean): NumberOrder {
  // Key and client as one 64-bit number, sorted by the engine's own sort.
  const words = new Uint32Array(count * 2);
  for (let client = 0; client < count; client += 1) {
    const key = keyOf(column, client, fromBack);
    words[client * 2] = (key % 256) * 2 ** 24 + client;
    words[client * 2 + 1] = Math.floor(key / 256);
  }
  new BigUint64Array(words.buffer).sort();
  const order = new Uint8Array(count * 3);
  for (let at = 0; at < count; at += 1) {
    const word = words[at * 2] ?? 0;
    order[at * 3] = word & 255;
    order[at * 3 + 1] = (word >>> 8) & 255;
    order[at * 3 + 2] = (word >>> 16) & 255;
  }
  return order;
}

/** The client at a place of an order. */
export function clientAt(order: NumberOrder, at: number): number {
  return (order[at * 3] ?? 0) | ((order[at * 3 + 1] ?? 0) << 8) | ((order[at * 3 + 2] ?? 0) << 16);
}

/** Where in an order the clients stand whose number may begin (or end) so. */
export interface NumberPlaces {
  readonly from: number;
  readonly to: number;
  /** False when the order cannot tell, and the numbers themselves have to be compared. */
  readonly isSure: boolean;
  /** Whether a client stands between them, without looking at the order. */
  readonly holds: (client: number) => boolean;
}

/** Looks up in an order where a number begins (or ends) so, or is so as a whole. */
export function placesOf(
  column: NumberColumn,
  order: NumberOrder,
  number: string,
  part: 'head' | 'tail' | 'whole',
): NumberPlaces {
  const fromBack = part === 'tail';
  const length = Math.min(number.length, keyLength);
  let low = 0;
  for (let at = 0; at < length; at += 1) {
    low = low * 16 + codeOf(number.charCodeAt(fromBack ? number.length - 1 - at : at));
  }
  const unit = 16 ** (keyLength - length);
  const last = (low + 1) * unit - 1;
  const count = order.length / 3;
  const key = (client: number): number => keyOf(column, client, fromBack);
  // What ends there has end marks for the rest of the key.
  const first = part === 'whole' ? last : low * unit;
  const from = lowerBound(0, count, (at) => key(clientAt(order, at)) < first);
  const to = lowerBound(from, count, (at) => key(clientAt(order, at)) <= last);
  const isTold = isPlain(number) && number.length <= keyLength;
  const isSure = isTold && (part !== 'whole' || number.length < keyLength);
  const holds = (client: number): boolean => {
    const own = key(client);
    return own >= first && own <= last;
  };
  return { from, to, isSure, holds };
}

/** The first ten characters from the front or the back, four bits each, for whatever a number consists of. */
function keyOf(column: NumberColumn, client: number, fromBack: boolean): number {
  const { width, bytes } = column;
  const from = client * width;
  if (width > 0 && codeAt(bytes, from, 0) === isOdd) {
    return oddKey(numberAt(column, client).toUpperCase(), fromBack);
  }
  let length = width * 2;
  while (length > 0 && codeAt(bytes, from, length - 1) === isEnd) length -= 1;
  let key = 0;
  for (let at = 0; at < keyLength; at += 1) {
    const code = codeAt(bytes, from, fromBack ? length - 1 - at : at);
    key = key * 16 + (at < length ? code : isEnd);
  }
  return key;
}

function oddKey(text: string, fromBack: boolean): number {
  let key = 0;
  for (let at = 0; at < keyLength; at += 1) {
    const unit = text.charCodeAt(fromBack ? text.length - 1 - at : at);
    key = key * 16 + (at < text.length ? codeOf(unit) : isEnd);
  }
  return key;
}

function measure(
  count: number,
  valueAt: (client: number) => string,
): { readonly longest: number; readonly odd: readonly string[] } {
  const odd: string[] = [];
  let longest = 0;
  for (let client = 0; client < count; client += 1) {
    const value = valueAt(client);
    if (!isPlain(value) || value.length > longestPlain) odd.push(value);
    else longest = Math.max(longest, value.length);
  }
  return { longest, odd };
}

function isPlain(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    if (codeOf(value.charCodeAt(at)) === isOdd) return false;
  }
  return true;
}

function codeAt(bytes: Uint8Array, from: number, at: number): number {
  const byte = bytes[from + (at >> 1)] ?? 255;
  return at % 2 === 0 ? byte >> 4 : byte & 15;
}

function writeCode(bytes: Uint8Array, from: number, at: number, code: number): void {
  const place = from + (at >> 1);
  const byte = bytes[place] ?? 255;
  bytes[place] = at % 2 === 0 ? (code << 4) | (byte & 15) : (byte & 240) | code;
}

function writePlain(bytes: Uint8Array, from: number, value: string): void {
  for (let at = 0; at < value.length; at += 1) {
    writeCode(bytes, from, at, codeOf(value.charCodeAt(at)));
  }
}

function writeOdd(bytes: Uint8Array, from: number, place: number): void {
  writeCode(bytes, from, 0, isOdd);
  for (let at = 1; at < oddWidth * 2; at += 1) {
    writeCode(bytes, from, at, (place >>> ((oddWidth * 2 - 1 - at) * 4)) & 15);
  }
}

function codeOf(unit: number): number {
  return codes[unit] ?? isOdd;
}

function codesOf(known: string): Uint8Array {
  const table = new Uint8Array(128).fill(isOdd);
  for (let code = 0; code < known.length; code += 1) table[known.charCodeAt(code)] = code;
  return table;
}

function oddPlace(bytes: Uint8Array, from: number): number {
  let place = 0;
  for (let at = 1; at < oddWidth * 2; at += 1) place = place * 16 + codeAt(bytes, from, at);
  return place;
}
