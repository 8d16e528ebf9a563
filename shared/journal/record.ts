import { Fault } from '../errors.ts';
import { fromHex, toHex } from '../values/bytes.ts';
import { crc32c } from './crc32c.ts';

/** entry: a journal entry · page: a feed page · manifest: the snapshot a feed log starts from. */
export type RecordKind = 'entry' | 'page' | 'manifest';

/** One record of a log file: a clear header and a sealed frame. `life` is the epoch (journal) or era (feed), `place` the seq or feed place. */
export interface LogRecord {
  readonly kind: RecordKind;
  readonly life: number;
  readonly place: number;
  /** Hash of the clear content, 64 hex digits. */
  readonly hash: string;
  readonly frame: Uint8Array;
}

const magic = 0x47544a52; // 'GTJR'
const formatVersion = 1;
const kinds: readonly RecordKind[] = ['entry', 'page', 'manifest'];

/** Bytes before the frame. Layout, big-endian: magic 4, version 1, kind 1, reserved 2, length 4, life 4, place 8, hash 32, CRC-32C 4. */
export const recordHeaderBytes = 60;
const crcAt = 56;

/** A frame longer than this is never written, and never believed when read. */
export const maxFrameBytes = 16 * 1024 * 1024;

/** The bytes of one record. @throws Fault VALUE_OUT_OF_RANGE for a frame beyond the limit */
export function encodeRecord(record: LogRecord): Uint8Array {
  if (record.frame.length > maxFrameBytes)
    throw new Fault('VALUE_OUT_OF_RANGE', `frame of ${record.frame.length} bytes`);
  const bytes = new Uint8Array(recordHeaderBytes + record.frame.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  view.setUint8(4, formatVersion);
  view.setUint8(5, kinds.indexOf(record.kind) + 1);
  view.setUint32(8, record.frame.length);
  view.setUint32(12, record.life);
  view.setBigUint64(16, BigInt(record.place));
  bytes.set(fromHex(record.hash), 24);
  bytes.set(record.frame, recordHeaderBytes);
  view.setUint32(crcAt, crc32c(bytes.subarray(0, crcAt), record.frame));
  return bytes;
}

export type DecodedRecord =
  /** A whole record; the next one starts at `end`. */
  | { readonly status: 'record'; readonly record: LogRecord; readonly end: number }
  /** Nothing at `offset`: the end. */
  | { readonly status: 'end' }
  /** The bytes stop inside a record. */
  | { readonly status: 'torn' }
  /** The bytes are there and wrong; `end` is where the next record starts if the header's length can be believed. */
  | {
      readonly status: 'damaged';
      readonly reason: 'MAGIC' | 'VERSION' | 'KIND' | 'LENGTH' | 'CRC';
      readonly end: number | null;
    };

/** Reads the record at `offset` of a log's bytes; never throws on bad bytes. */
export function decodeRecord(bytes: Uint8Array, offset: number): DecodedRecord {
  const left = bytes.length - offset;
  if (left <= 0) return { status: 'end' };
  if (left < recordHeaderBytes) return { status: 'torn' };
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, recordHeaderBytes);
  if (view.getUint32(0) !== magic) return { status: 'damaged', reason: 'MAGIC', end: null };
  const length = view.getUint32(8);
  if (length > maxFrameBytes) return { status: 'damaged', reason: 'LENGTH', end: null };
  const end = offset + recordHeaderBytes + length;
  if (end > bytes.length) return { status: 'torn' };
  const header = bytes.subarray(offset, offset + crcAt);
  const frame = bytes.subarray(offset + recordHeaderBytes, end);
  if (view.getUint32(crcAt) !== crc32c(header, frame))
    return { status: 'damaged', reason: 'CRC', end };
  if (view.getUint8(4) !== formatVersion) return { status: 'damaged', reason: 'VERSION', end };
  const kind = kinds[view.getUint8(5) - 1];
  if (kind === undefined) return { status: 'damaged', reason: 'KIND', end };
  const record: LogRecord = {
    kind,
    life: view.getUint32(12),
    place: Number(view.getBigUint64(16)),
    hash: toHex(bytes.subarray(offset + 24, offset + crcAt)),
    frame,
  };
  return { status: 'record', record, end };
}
