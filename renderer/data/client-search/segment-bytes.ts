import { Fault } from '../../../shared/errors.ts';
import { concatBytes, fromUtf8, utf8 } from '../../../shared/values/bytes.ts';
import type { OwnBytes } from '../sealing.ts';
import type { Segment } from './segment.ts';

/** Counts up when a segment's parts, or what they are made from, change: bytes of another form are packed anew. */
export const segmentForm = 1;
const arrayTypes = { Uint8Array, Uint16Array, Uint32Array } as const;
type ArrayName = keyof typeof arrayTypes;
/** Where an array lies: its type, its length, its first byte after the head. */
type Placed = readonly [array: ArrayName, length: number, at: number];

/**
 * A segment as bytes, to be kept sealed: four bytes of length, a head in JSON, the arrays each at a multiple of
 * eight. Head: {"form":1,"body":{"count":2,"dead":{"placed":["Uint8Array",1,0]},…}}
 */
export function segmentBytes(segment: Segment): OwnBytes {
  const parts: Uint8Array[] = [];
  let length = 0;
  const body: unknown = JSON.parse(
    JSON.stringify(segment, (_, value: unknown) => {
      if (!isPacked(value)) return value;
      const name = value.constructor.name;
      const placed = [name, value.length, length];
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      parts.push(bytes, new Uint8Array(padding(bytes.length)));
      length += bytes.length + padding(bytes.length);
      return { placed };
    }),
  );
  const head = utf8(JSON.stringify({ form: segmentForm, body }));
  const start = new Uint8Array(4);
  new DataView(start.buffer).setUint32(0, head.length);
  return concatBytes(start, head, new Uint8Array(padding(4 + head.length)), ...parts);
}

/**
 * The segment in bytes that `segmentBytes` gave; it lives on in these very bytes where they begin at a multiple of eight.
 *
 * @throws Fault SEAL_BROKEN for bytes of another form
 */
export function segmentOf(given: OwnBytes): Segment {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const start = 4 + length + padding(4 + length);
  // Written by segmentBytes, and sealed since.
  const head = JSON.parse(fromUtf8(bytes.subarray(4, 4 + length)), (_, value: unknown) =>
    isPlaced(value) ? arrayIn(bytes, start, value.placed) : value,
  ) as { readonly form: number; readonly body: Segment };
  if (head.form !== segmentForm) throw new Fault('SEAL_BROKEN', `index of form ${head.form}`);
  return head.body;
}

function arrayIn(bytes: OwnBytes, start: number, [name, length, at]: Placed) {
  return new arrayTypes[name](bytes.buffer, bytes.byteOffset + start + at, length);
}

function isPacked(value: unknown): value is Uint8Array | Uint16Array | Uint32Array {
  return ArrayBuffer.isView(value);
}

function isPlaced(value: unknown): value is { readonly placed: Placed } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'placed');
}

function padding(length: number): number {
  return (8 - (length % 8)) % 8;
}
