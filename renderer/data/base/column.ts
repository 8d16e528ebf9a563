import type { OwnBytes } from '../sealing.ts';
import { type ByteReader, type ByteWriter, byteReader, byteWriter } from './packed-bytes.ts';

/** One field of a block's rows, read a row at a time. */
export type Column = (row: number) => string;

/** How a column is written: its first byte. */
const isSame = 0;
const isFew = 1;
const isLoose = 2;

/** How a unit of a loose column is written: half a byte by an alphabet of the column's own, a byte, two bytes. */
const halfByte = 0;
const oneByte = 1;
const twoBytes = 2;

/** So many different values or letters fit half a byte. */
const mostNames = 16;

/**
 * Packs one field of a block's rows: as an earlier field that is everywhere the same; as at most sixteen different
 * values, half a byte a row; else without what all begin and end with, digits and dates in half a byte a letter.
 */
export function packColumn(
  texts: readonly string[],
  earlier: readonly (readonly string[])[],
): OwnBytes {
  const out = byteWriter();
  const same = earlier.findIndex((other) => other.every((text, row) => text === texts[row]));
  const few = fewOf(texts);
  if (same >= 0) {
    out.byte(isSame);
    out.count(same);
  } else if (few !== null) {
    out.byte(isFew);
    writeFew(out, few, texts);
  } else {
    out.byte(isLoose);
    writeLoose(out, texts);
  }
  return out.done();
}

/** The column in bytes that `packColumn` gave for so many rows; `earlier` gives those it was packed after. */
export function columnIn(
  bytes: Uint8Array,
  count: number,
  earlier: (column: number) => Column,
): Column {
  const from = byteReader(bytes);
  switch (from.byte()) {
    case isSame:
      return earlier(from.count());
    case isFew:
      return readFew(from);
    default:
      return readLoose(from, count);
  }
}

/** The different values, or null when there are too many. */
function fewOf(texts: readonly string[]): readonly string[] | null {
  const few = new Set<string>();
  for (const text of texts) {
    few.add(text);
    if (few.size > mostNames) return null;
  }
  return [...few];
}

function writeFew(out: ByteWriter, few: readonly string[], texts: readonly string[]): void {
  out.count(few.length);
  for (const text of few) out.text(text);
  if (few.length === 1) return;
  const halves = halfWriter(out);
  for (const text of texts) halves.add(few.indexOf(text));
  halves.end();
}

function readFew(from: ByteReader): Column {
  const few = Array.from({ length: from.count() }, () => from.text());
  const [only = ''] = few;
  if (few.length === 1) return () => only;
  const rows = from.rest();
  return (row) => few[halfAt(rows, row)] ?? '';
}

function writeLoose(out: ByteWriter, texts: readonly string[]): void {
  const [start, end] = commonEnds(texts);
  const first = texts[0] ?? '';
  out.text(first.slice(0, start));
  out.text(first.slice(first.length - end));
  writeLengths(
    out,
    texts.map((text) => text.length - start - end),
  );
  const middles = texts.map((text) => text.slice(start, text.length - end)).join('');
  const { letters, isNarrow } = lettersOf(middles);
  if (letters === null) {
    out.byte(isNarrow ? oneByte : twoBytes);
    for (let at = 0; at < middles.length; at += 1) {
      const unit = middles.charCodeAt(at);
      out.byte(unit & 255);
      if (!isNarrow) out.byte(unit >> 8);
    }
    return;
  }
  out.byte(halfByte);
  out.text(String.fromCharCode(...letters));
  const codes = new Uint8Array(256);
  for (const [code, unit] of letters.entries()) codes[unit] = code;
  const halves = halfWriter(out);
  for (let at = 0; at < middles.length; at += 1) halves.add(codes[middles.charCodeAt(at)] ?? 0);
  halves.end();
}

function readLoose(from: ByteReader, count: number): Column {
  const start = from.text();
  const end = from.text();
  const ends = readLengths(from, count);
  const form = from.byte();
  const letters = form === halfByte ? from.text() : '';
  const units = from.rest();
  return (row) => {
    let text = start;
    for (let at = ends[row] ?? 0; at < (ends[row + 1] ?? 0); at += 1) {
      if (form === halfByte) text += letters.charAt(halfAt(units, at));
      else if (form === oneByte) text += String.fromCharCode(units[at] ?? 0);
      else text += String.fromCharCode((units[at * 2] ?? 0) | ((units[at * 2 + 1] ?? 0) << 8));
    }
    return text + end;
  };
}

/** How many units all texts begin and end with alike, no unit counted twice. */
function commonEnds(texts: readonly string[]): readonly [start: number, end: number] {
  const first = texts[0] ?? '';
  let start = first.length;
  for (const text of texts) {
    let at = 0;
    while (at < start && text.charCodeAt(at) === first.charCodeAt(at)) at += 1;
    start = at;
  }
  let end = first.length - start;
  for (const text of texts) {
    const most = Math.min(end, text.length - start);
    let at = 0;
    while (
      at < most &&
      text.charCodeAt(text.length - 1 - at) === first.charCodeAt(first.length - 1 - at)
    )
      at += 1;
    end = at;
  }
  return [start, end];
}

/** The least length, how far they spread beyond it, and what each has more: nothing, half a byte or a count. */
function writeLengths(out: ByteWriter, lengths: readonly number[]): void {
  const least = Math.min(...lengths);
  const spread = Math.max(...lengths) - least;
  out.count(least);
  out.count(spread);
  if (spread === 0) return;
  if (spread >= mostNames) {
    for (const length of lengths) out.count(length - least);
    return;
  }
  const halves = halfWriter(out);
  for (const length of lengths) halves.add(length - least);
  halves.end();
}

/** Where each row begins, and where the last ends. */
function readLengths(from: ByteReader, count: number): Uint32Array {
  const least = from.count();
  const spread = from.count();
  const ends = new Uint32Array(count + 1);
  let held = 0;
  for (let row = 0; row < count; row += 1) {
    let more = 0;
    if (spread >= mostNames) more = from.count();
    else if (spread > 0) {
      if (row % 2 === 0) held = from.byte();
      more = row % 2 === 0 ? held & 15 : held >> 4;
    }
    ends[row + 1] = (ends[row] ?? 0) + least + more;
  }
  return ends;
}

/** The different units, null when they do not fit half a byte, and whether all fit a byte. */
function lettersOf(text: string): {
  readonly letters: readonly number[] | null;
  readonly isNarrow: boolean;
} {
  const isThere = new Uint8Array(256);
  const letters: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 255) return { letters: null, isNarrow: false };
    if (isThere[unit] === 0) letters.push(unit);
    isThere[unit] = 1;
  }
  return { letters: letters.length <= mostNames ? letters : null, isNarrow: true };
}

/** Half bytes, the lower half of a byte first. */
function halfWriter(out: ByteWriter): { add(half: number): void; end(): void } {
  let held: number | null = null;
  return {
    add(half) {
      if (held === null) {
        held = half;
        return;
      }
      out.byte(held | (half << 4));
      held = null;
    },
    end() {
      if (held !== null) out.byte(held);
    },
  };
}

function halfAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at >> 1] ?? 0;
  return at % 2 === 0 ? byte & 15 : byte >> 4;
}
