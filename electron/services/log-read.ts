import { decodeRecord, type LogRecord } from '../../shared/journal/record.ts';
import type { FileSystem } from './file-system.ts';
import type { Segment } from './log-index.ts';
import type { NoteTrouble } from './ports.ts';

/** A record as read: its frame is a copy of its own, because a view would take the whole read along over IPC. */
export interface ReadRecord extends LogRecord {
  readonly frame: Uint8Array<ArrayBuffer>;
}

/** About so many bytes of records in one answer. */
const answerBytes = 4 * 1024 * 1024;

/** Whole records with place ≥ `from`, in order, at most `limit` and about 4 MiB; ends before bytes that have gone bad. */
export async function readRecords(
  files: FileSystem,
  segments: readonly Segment[],
  { from, limit }: { readonly from: number; readonly limit: number },
  noteTrouble: NoteTrouble,
): Promise<readonly ReadRecord[]> {
  const records: ReadRecord[] = [];
  let bytes = 0;
  for (const segment of segments) {
    const first = lowerBound(segment.places, from);
    const room = Math.min(limit - records.length, segment.places.length - first);
    if (room <= 0) continue;
    const until = reachOf(segment, first, room, answerBytes - bytes);
    const part = await readRun(files, segment, first, until, noteTrouble);
    records.push(...part);
    bytes += endOf(segment, until - 1) - (segment.offsets[first] ?? 0);
    if (part.length < until - first || records.length >= limit || bytes >= answerBytes) break;
  }
  return records;
}

async function readRun(
  files: FileSystem,
  segment: Segment,
  first: number,
  until: number,
  noteTrouble: NoteTrouble,
): Promise<readonly ReadRecord[]> {
  const start = segment.offsets[first] ?? 0;
  const bytes = await files.read(segment.path, start, endOf(segment, until - 1));
  const records: ReadRecord[] = [];
  for (let at = 0; records.length < until - first;) {
    const found = decodeRecord(bytes, at);
    if (found.status !== 'record') {
      noteTrouble(`${segment.path}: bytes at ${start + at} went bad after the start`);
      break;
    }
    records.push({ ...found.record, frame: Uint8Array.from(found.record.frame) });
    at = found.end;
  }
  return records;
}

const endOf = (segment: Segment, index: number): number =>
  segment.offsets[index + 1] ?? segment.size;

/** How far a run of records may reach: at most `count` and about `bytes`, at least one. */
function reachOf(segment: Segment, first: number, count: number, bytes: number): number {
  const start = segment.offsets[first] ?? 0;
  let until = first + 1;
  while (until < first + count && endOf(segment, until) - start <= bytes) until += 1;
  return until;
}

function lowerBound(places: readonly number[], from: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
