import { canaryFile } from '../../electron/services/canary.ts';
import { createDiskGuard } from '../../electron/services/disk-guard.ts';
import { type FileSystem } from '../../electron/services/file-system.ts';
import { findingsFile } from '../../electron/services/findings.ts';
import { createJournalLog, entriesFollow } from '../../electron/services/journal-log.ts';
import { keptBatches } from '../../electron/services/kept-batches.ts';
import { LogFile } from '../../electron/services/log-file.ts';
import { createWriterLease } from '../../electron/services/writer-lease.ts';
import type { ReachMark } from '../../shared/bridge/system.ts';
import { noHash } from '../../shared/journal/entry.ts';
import { utf8 } from '../../shared/values/bytes.ts';

/** The first segment's path. */
export const segmentPath = '/data/journal/0001-000000000001.seg';

export interface JournalKitOptions {
  readonly segmentBytes?: number;
  readonly reach?: ReachMark;
  readonly freeBytes?: () => number;
}

/** A journal log on a disk, as a program that has just been started has it. */
export function startJournal(files: FileSystem, options: JournalKitOptions = {}) {
  const { segmentBytes, reach = () => undefined, freeBytes = () => 10 ** 12 } = options;
  const clock = () => Date.UTC(2026, 10, 23, 2);
  const troubles: string[] = [];
  const noteTrouble = (what: string) => void troubles.push(what);
  let made = 0;
  const random = (n: number) => new Uint8Array(n).fill((made += 1));
  const lease = createWriterLease(random);
  const log = new LogFile({
    files,
    folder: '/data/journal',
    follows: entriesFollow,
    damaged: 'JOURNAL_DAMAGED',
    reach,
    noteTrouble,
    ...(segmentBytes === undefined ? {} : { segmentBytes }),
  });
  const disk = createDiskGuard({
    freeBytes: async () => freeBytes(),
    lowBelowBytes: 1000,
    noteTrouble,
  });
  const journal = createJournalLog({
    log,
    tools: { files, folder: '/data/journal', damagedFolder: '/data/damaged', clock },
    lease,
    disk,
    noteFinding: findingsFile(files, '/data/findings.ndjson', clock),
    canary: canaryFile(files, '/data.canary', noteTrouble),
    batches: keptBatches(files, '/data/journal/batches', noteTrouble),
    installation: '5f'.repeat(16),
  });
  return { journal, lease, held: lease.acquire('window'), troubles };
}

/** The record of a place: content and hash differ from place to place. */
export function record(place: number, life = 1) {
  const frame = utf8(`sealed frame of entry ${place} ${'·'.repeat(place % 7)}`);
  return { kind: 'entry' as const, life, place, hash: hashAt(place), frame };
}

/** Hash of the record of a place; `noHash` before the first. */
export function hashAt(place: number): string {
  return place === 0 ? noHash : place.toString(16).padStart(64, 'a');
}

/** Appends the records of places `from` to `to`. */
export async function appendTo(
  { journal, held }: Pick<ReturnType<typeof startJournal>, 'journal' | 'held'>,
  to: number,
  from = 1,
): Promise<void> {
  for (let place = from; place <= to; place += 1) {
    await journal.append(held, record(place), hashAt(place - 1));
  }
}
