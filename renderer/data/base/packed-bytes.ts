import { fromUtf8, utf8 } from '../../../shared/values/bytes.ts';
import type { OwnBytes } from '../sealing.ts';

/** Bytes written one after the other. */
export interface ByteWriter {
  byte(value: number): void;
  /** A number from 0 to 2^32 − 1, seven bits a byte, the lowest first; the last byte is below 128. */
  count(value: number): void;
  /** A text, also one with half a character: its JSON, which escapes that, as UTF-8. */
  text(value: string): void;
  /** Other bytes, their number before them. */
  bytes(value: Uint8Array): void;
  done(): OwnBytes;
}

export function byteWriter(): ByteWriter {
  let bytes = new Uint8Array(256);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes);
    bytes = larger;
  };
  const byte = (value: number): void => {
    reserve(1);
    bytes[length] = value;
    length += 1;
  };
  const count = (value: number): void => {
    let rest = value;
    while (rest >= 128) {
      byte((rest & 127) | 128);
      rest >>>= 7;
    }
    byte(rest);
  };
  const all = (value: Uint8Array): void => {
    count(value.length);
    reserve(value.length);
    bytes.set(value, length);
    length += value.length;
  };
  return {
    byte,
    count,
    text: (value) => all(utf8(JSON.stringify(value))),
    bytes: all,
    done: () => bytes.slice(0, length),
  };
}

/** Reads what a `ByteWriter` wrote, in the same order. */
export interface ByteReader {
  byte(): number;
  count(): number;
  text(): string;
  /** A view, not a copy. */
  bytes(): Uint8Array;
  /** All that is left, as a view. */
  rest(): Uint8Array;
}

export function byteReader(from: Uint8Array): ByteReader {
  let at = 0;
  const byte = (): number => {
    const value = from[at] ?? 0;
    at += 1;
    return value;
  };
  const count = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = byte();
      value |= (next & 127) << shift;
      if (next < 128) return value >>> 0;
    }
  };
  const bytes = (): Uint8Array => {
    const length = count();
    at += length;
    return from.subarray(at - length, at);
  };
  return {
    byte,
    count,
    // Written by `text`.
    text: () => JSON.parse(fromUtf8(bytes())) as string,
    bytes,
    rest: () => from.subarray(at),
  };
}
