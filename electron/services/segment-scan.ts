import { crc32c } from '../../shared/journal/crc32c.ts';
import { decodeRecord, recordHeaderBytes } from '../../shared/journal/record.ts';

/** The clear header of a record and where its bytes lie in the segment. */
export interface FoundRecord {
  readonly kind: 'entry' | 'page' | 'manifest';
  readonly life: number;
  readonly place: number;
  readonly hash: string;
  readonly offset: number;
  readonly end: number;
}

/** Why the bytes at an offset are no whole record. `next` is the first readable record after them, if any. */
export interface BadBytes {
  readonly offset: number;
  readonly reason: 'TORN' | 'MAGIC' | 'VERSION' | 'KIND' | 'LENGTH' | 'CRC';
  readonly next: number | null;
}

/** Whole records from `offset` on, up to the end or to the first bytes that are none. */
export function* readSegment(
  bytes: Uint8Array,
  offset = 0,
): Generator<FoundRecord, BadBytes | null> {
  for (let at = offset; ;) {
    const found = decodeRecord(bytes, at);
    if (found.status === 'end') return null;
    if (found.status !== 'record') return judgeBadBytes(bytes, at, found);
    const { kind, life, place, hash } = found.record;
    yield { kind, life, place, hash, offset: at, end: found.end };
    at = found.end;
  }
}

function judgeBadBytes(
  bytes: Uint8Array,
  offset: number,
  found: ReturnType<typeof decodeRecord>,
): BadBytes {
  const next = nextReadable(bytes, offset + 1);
  if (next === null && isUnfinishedWrite(bytes, offset, found.status))
    return { offset, reason: 'TORN', next };
  return { offset, reason: found.status === 'damaged' ? found.reason : 'LENGTH', next };
}

/** A header's length cannot be believed where anything is wrong: the next whole record is looked for byte by byte. */
function nextReadable(bytes: Uint8Array, from: number): number | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf('GTJR', from); at >= 0; at = buffer.indexOf('GTJR', at + 1)) {
    if (decodeRecord(bytes, at).status === 'record') return at;
  }
  return null;
}

/**
 * Whether the last bytes of a file are a write that never finished, rather than an accepted record gone bad:
 * they stop inside the record, or a power cut left blocks of zeros. A record that is whole but for its
 * length field was accepted, and is damaged.
 */
function isUnfinishedWrite(
  bytes: Uint8Array,
  offset: number,
  status: 'torn' | 'damaged' | 'end' | 'record',
): boolean {
  const rest = bytes.subarray(offset);
  if (status === 'torn') return !isWholeButForLength(rest);
  return isZero(rest.subarray(0, zeroRun)) || isZero(rest.subarray(-zeroRun));
}

function isWholeButForLength(rest: Uint8Array): boolean {
  if (rest.length < recordHeaderBytes) return false;
  const header = rest.slice(0, recordHeaderBytes);
  const view = new DataView(header.buffer);
  view.setUint32(lengthAt, rest.length - recordHeaderBytes);
  return (
    view.getUint32(crcAt) === crc32c(header.subarray(0, crcAt), rest.subarray(recordHeaderBytes))
  );
}

/** No header and no sealed frame begins or ends with so many zeros. */
const zeroRun = 16;
const lengthAt = 8;
const crcAt = recordHeaderBytes - 4;

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
