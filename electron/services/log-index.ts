import { join } from 'node:path';
import type { LogScan, RecordHead } from '../../shared/bridge/log-types.ts';
import { type FileSystem, temporarySuffix } from './file-system.ts';
import { type FoundRecord, readSegment } from './segment-scan.ts';

/** One segment file and where its whole records lie. Two number lists, because a log may hold a million. */
export interface Segment {
  readonly path: string;
  readonly firstPlace: number;
  readonly places: number[];
  readonly offsets: number[];
  /** End of the last whole record that follows the ones before. */
  size: number;
}

/** A position in the log's bytes. */
export interface LogPosition {
  readonly segment: number;
  readonly offset: number;
}

/** The first bytes that are no record or do not follow. */
export interface LogTrouble {
  readonly at: LogPosition;
  /** Where reading can go on, if anywhere. */
  readonly next: (LogPosition & { readonly place: number }) | null;
  readonly found: NonNullable<LogScan['trouble']>;
}

/** What is known of a log after reading all its files. */
export interface LogIndex {
  readonly segments: Segment[];
  last: RecordHead | null;
  records: number;
  bytes: number;
  readonly trouble: LogTrouble | null;
}

/** Whether a record may stand after `last`. */
export type Follows = (
  last: RecordHead | null,
  next: Pick<FoundRecord, 'kind' | 'life' | 'place'>,
) => boolean;

/** Name of the segment that begins with a place: 0001-000000000001.seg. */
export function segmentName(life: number, place: number): string {
  return `${String(life).padStart(4, '0')}-${String(place).padStart(12, '0')}.seg`;
}

/** Reads every segment of a folder, up to the first trouble; behind it only counts what is readable. Changes nothing. */
export async function indexLog(
  files: FileSystem,
  folder: string,
  follows: Follows,
): Promise<LogIndex> {
  const segments: Segment[] = [];
  let last: RecordHead | null = null;
  let records = 0;
  let bytes = 0;
  let readable = 0;
  let trouble: { at: LogPosition; next: LogTrouble['next']; torn: boolean; reason: string } | null =
    null;
  for (const name of await segmentNames(files, folder)) {
    const path = join(folder, name);
    const content = await files.read(path);
    bytes += content.length;
    const index = segments.length;
    const segment: Segment = {
      path,
      firstPlace: firstPlaceOf(name),
      places: [],
      offsets: [],
      size: 0,
    };
    segments.push(segment);
    for (let offset = 0; ;) {
      const reading = readSegment(content, offset);
      let step = reading.next();
      for (; !step.done; step = reading.next()) {
        const record = step.value;
        if (trouble === null && follows(last, record)) {
          segment.places.push(record.place);
          segment.offsets.push(record.offset);
          segment.size = record.end;
          last = { life: record.life, place: record.place, hash: record.hash };
          records += 1;
          continue;
        }
        const here = { segment: index, offset: record.offset };
        trouble ??= { at: here, next: null, torn: false, reason: 'ORDER' };
        trouble.next ??= { ...here, place: record.place };
        readable += 1;
      }
      const bad = step.value;
      if (bad === null) break;
      trouble ??= {
        at: { segment: index, offset: bad.offset },
        next: null,
        torn: bad.reason === 'TORN',
        reason: bad.reason,
      };
      if (bad.next === null) break;
      offset = bad.next;
    }
  }
  return {
    segments,
    last,
    records,
    bytes,
    trouble: trouble && describe(trouble, last, bytes, readable),
  };
}

function describe(
  trouble: { at: LogPosition; next: LogTrouble['next']; torn: boolean; reason: string },
  last: RecordHead | null,
  bytes: number,
  after: number,
): LogTrouble {
  const { at, next, torn, reason } = trouble;
  const place = (last?.place ?? 0) + 1;
  // Bytes that stop inside a record are the end of the log only when nothing readable follows.
  const found: LogTrouble['found'] =
    torn && next === null
      ? { kind: 'torn', place, tornBytes: bytes - at.offset }
      : { kind: 'damaged', place, reason, after };
  return { at, next, found };
}

/** The scan as the window is told. */
export function scanOf(index: LogIndex): LogScan {
  const { last, records, bytes, trouble } = index;
  return { last, records, bytes, trouble: trouble?.found ?? null };
}

async function segmentNames(files: FileSystem, folder: string): Promise<readonly string[]> {
  return (await files.list(folder)).filter((name) => segmentPattern.test(name));
}

/** Removes files whose writing never finished. */
export async function removeUnfinished(files: FileSystem, folder: string): Promise<void> {
  for (const name of await files.list(folder)) {
    if (name.endsWith(temporarySuffix)) await files.remove(join(folder, name));
  }
}

const segmentPattern = /^\d{4,10}-\d{12}\.seg$/;
const firstPlaceOf = (name: string): number =>
  Number(name.slice(name.indexOf('-') + 1, -'.seg'.length));
