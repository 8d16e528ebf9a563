import { basename, join } from 'node:path';
import { encodeRecord, type LogRecord } from '../../shared/journal/record.ts';
import { concatBytes } from '../../shared/values/bytes.ts';
import { type FileSystem, writeWhole } from './file-system.ts';
import {
  type LogIndex,
  type LogPosition,
  type LogTrouble,
  type Segment,
  segmentName,
} from './log-index.ts';
import type { Clock } from './ports.ts';

/** What mending needs: a damaged file is first copied to `damagedFolder`, never just overwritten. */
export interface RepairTools {
  readonly files: FileSystem;
  readonly folder: string;
  readonly damagedFolder: string;
  readonly clock: Clock;
}

/** Cuts the log at its trouble. Gives the names under which the cut files are kept. */
export async function cutAtTrouble(
  tools: RepairTools,
  index: LogIndex,
  { at }: LogTrouble,
): Promise<readonly string[]> {
  const { files } = tools;
  const kept: string[] = [];
  // From the end, so that a crash in between leaves no hole before what is still there.
  for (const segment of index.segments.slice(at.segment + 1).reverse()) {
    kept.push(await keepDamaged(tools, segment));
    await files.remove(segment.path);
  }
  const cut = index.segments[at.segment];
  if (cut === undefined) return kept;
  kept.push(await keepDamaged(tools, cut));
  const file = await files.openAppend(cut.path);
  try {
    await file.truncate(at.offset);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.syncFolder(tools.folder);
  return kept;
}

export interface PutBack {
  /** Records put in at the trouble. */
  readonly put: number;
  /** Whether anything was changed; bad bytes between two whole records are taken out without any record. */
  readonly mended: boolean;
  /** Names under which the damaged files are kept. */
  readonly kept: readonly string[];
}

/**
 * Puts records back at the log's first trouble, or at its end: those that stand right there by place, up to
 * the next readable record. Every file changes by an atomic rename.
 */
export async function putBackOnce(
  tools: RepairTools,
  index: LogIndex,
  records: readonly LogRecord[],
): Promise<PutBack> {
  const missing = (index.last?.place ?? 0) + 1;
  const next = index.trouble?.next ?? null;
  const run = runFrom(records, missing, next?.place ?? Number.POSITIVE_INFINITY);
  const isFilled = next !== null && next.place === missing + run.length;
  if (run.length === 0 && !isFilled) return { put: 0, mended: false, kept: [] };
  const at = index.trouble?.at ?? endOf(index);
  const kept: string[] = [];
  for (const segment of index.segments.slice(at.segment + 1, next?.segment)) {
    kept.push(await keepDamaged(tools, segment));
    await tools.files.remove(segment.path);
  }
  if (next !== null && next.segment !== at.segment && next.offset > 0) {
    kept.push(
      ...(await rewrite(tools, index.segments[next.segment], 0, new Uint8Array(), next.offset)),
    );
  }
  const bytes = concatBytes(...run.map(encodeRecord));
  const segment = index.segments[at.segment];
  if (
    segment === undefined ||
    (at.offset === 0 && segment.firstPlace !== missing && run[0] !== undefined)
  ) {
    await writeWhole(
      tools.files,
      join(tools.folder, segmentName(run[0]?.life ?? 1, missing)),
      bytes,
    );
  } else {
    const from = next?.segment === at.segment ? next.offset : null;
    kept.push(...(await rewrite(tools, segment, at.offset, bytes, from)));
  }
  return { put: run.length, mended: true, kept };
}

/** The segment becomes its bytes before `until`, then `bytes`, then its bytes from `from` on. */
async function rewrite(
  tools: RepairTools,
  segment: Segment | undefined,
  until: number,
  bytes: Uint8Array,
  from: number | null,
): Promise<readonly string[]> {
  if (segment === undefined) return [];
  const kept = await keepDamaged(tools, segment);
  const old = await tools.files.read(segment.path);
  const rest = from === null ? new Uint8Array() : old.subarray(from);
  await writeWhole(tools.files, segment.path, concatBytes(old.subarray(0, until), bytes, rest));
  return [kept];
}

async function keepDamaged(
  { files, damagedFolder, clock }: RepairTools,
  segment: Segment,
): Promise<string> {
  const at = new Date(clock()).toISOString().replaceAll(':', '');
  const taken = await files.list(damagedFolder);
  const name = `${basename(segment.path)}.${at}`;
  const free = taken.includes(name) ? `${name}.${taken.length}` : name;
  await files.makeFolder(damagedFolder);
  await files.copy(segment.path, join(damagedFolder, free));
  await files.syncFolder(damagedFolder);
  return free;
}

function runFrom(records: readonly LogRecord[], first: number, before: number): LogRecord[] {
  const byPlace = new Map(records.map((record) => [record.place, record]));
  const run: LogRecord[] = [];
  for (let place = first; place < before; place += 1) {
    const record = byPlace.get(place);
    if (record === undefined) break;
    run.push(record);
  }
  return run;
}

function endOf(index: LogIndex): LogPosition {
  const last = index.segments.at(-1);
  return last === undefined
    ? { segment: 0, offset: 0 }
    : { segment: index.segments.length - 1, offset: last.size };
}
