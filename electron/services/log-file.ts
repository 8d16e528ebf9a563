import { join } from 'node:path';
import type { LogScan, RecordHead } from '../../shared/bridge/log-types.ts';
import type { ReachMark } from '../../shared/bridge/system.ts';
import { Fault, type FaultCode } from '../../shared/errors.ts';
import { encodeRecord, type LogRecord } from '../../shared/journal/record.ts';
import { type AppendFile, type FileSystem, systemCode, writeAll } from './file-system.ts';
import {
  type Follows,
  indexLog,
  type LogIndex,
  removeUnfinished,
  scanOf,
  type Segment,
  segmentName,
} from './log-index.ts';
import { readRecords, type ReadRecord } from './log-read.ts';
import type { NoteTrouble } from './ports.ts';
import { Turns } from './turns.ts';

export interface LogFileOptions {
  readonly files: FileSystem;
  /** Holds the segments. */
  readonly folder: string;
  readonly follows: Follows;
  /** What an append answers while the log holds damaged bytes. */
  readonly damaged: FaultCode;
  readonly reach: ReachMark;
  readonly noteTrouble: NoteTrouble;
  readonly segmentBytes?: number;
}

/** About 32 MiB a file: few enough files for years, small enough to copy beside when one is damaged. */
const usualSegmentBytes = 32 * 1024 * 1024;

/**
 * An append-only log in segment files; both logs of the counter are one. A record is there when its fsync
 * has returned. Everything runs in turns: one append at a time, and no scan in the middle of one.
 */
export class LogFile {
  readonly #options: LogFileOptions;
  readonly #turns = new Turns();
  #index: LogIndex | null = null;
  #tail: AppendFile | null = null;
  #stopped: string | null = null;

  constructor(options: LogFileOptions) {
    this.#options = options;
  }

  /** What is there. The files are read at the first call and after a repair. */
  open(): Promise<LogScan> {
    return this.#turns.run(async () => scanOf(await this.#ready()));
  }

  /**
   * Writes and fsyncs one record. `check` throws when it may not stand after the last one.
   *
   * @throws Fault JOURNAL_STOPPED, JOURNAL_WRITE_FAILED, DISK_LOW, or the log's own for damaged bytes
   */
  append(record: LogRecord, check: (last: RecordHead | null) => void): Promise<void> {
    return this.#turns.run(async () => {
      const index = await this.#ready();
      this.#refuseIfStopped();
      if (index.trouble !== null)
        throw new Fault(this.#options.damaged, `place ${index.trouble.found.place}`);
      check(index.last);
      await this.#write(index, record, encodeRecord(record));
    });
  }

  /** Whole records with place ≥ `from`, in order, at most `limit` and about 4 MiB; ends before damaged bytes. */
  read(from: number, limit: number): Promise<readonly ReadRecord[]> {
    return this.#turns.run(async () => {
      const { segments } = await this.#ready();
      return await readRecords(
        this.#options.files,
        segments,
        { from, limit },
        this.#options.noteTrouble,
      );
    });
  }

  /** Runs a repair on the closed files, then reads them anew. */
  repair<T>(mend: (index: LogIndex) => Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      const index = await this.#ready();
      this.#refuseIfStopped();
      await this.#closeTail();
      this.#index = null;
      const done = await mend(index);
      await this.#ready();
      return done;
    });
  }

  close(): Promise<void> {
    return this.#turns.run(() => this.#closeTail());
  }

  async #ready(): Promise<LogIndex> {
    if (this.#index !== null) return this.#index;
    const { files, folder, follows } = this.#options;
    await files.makeFolder(folder);
    await removeUnfinished(files, folder);
    const index = await indexLog(files, folder, follows).catch((error: unknown) => {
      throw new Fault(this.#options.damaged, `unreadable: ${systemCode(error)}`, { cause: error });
    });
    await this.#settle(index);
    this.#index = index;
    return index;
  }

  // A record written just before a crash may be readable and not yet on the disk; it counts only when it is.
  async #settle(index: LogIndex): Promise<void> {
    const segment = index.segments.at(-1);
    if (segment === undefined) return;
    const { files, folder } = this.#options;
    try {
      this.#tail = await files.openAppend(segment.path);
      await this.#tail.sync();
      await files.syncFolder(folder);
    } catch (error) {
      this.#stop('the log could not be fsynced at the start', error);
    }
  }

  async #write(index: LogIndex, record: LogRecord, bytes: Uint8Array): Promise<void> {
    const { reach } = this.#options;
    await reach('before-append');
    const segment = await this.#segmentFor(index, record);
    const tail = this.#tail;
    if (tail === null) throw new Fault('JOURNAL_STOPPED', 'no open segment');
    const offset = tail.size;
    try {
      await writeAll(tail, bytes);
    } catch (error) {
      await this.#cutBack(tail, offset);
      throw writeFault(error);
    }
    await reach('after-write');
    try {
      await tail.sync();
      if (segment.places.length === 0) await this.#options.files.syncFolder(this.#options.folder);
    } catch (error) {
      this.#stop('fsync failed', error);
      await this.#cutBack(tail, offset);
      throw new Fault('JOURNAL_STOPPED', `fsync: ${systemCode(error)}`, { cause: error });
    }
    await reach('after-fsync');
    segment.places.push(record.place);
    segment.offsets.push(offset);
    segment.size = tail.size;
    index.last = { life: record.life, place: record.place, hash: record.hash };
    index.records += 1;
    index.bytes += bytes.length;
  }

  async #segmentFor(index: LogIndex, record: LogRecord): Promise<Segment> {
    const { files, folder, segmentBytes = usualSegmentBytes } = this.#options;
    const current = index.segments.at(-1);
    if (current !== undefined && this.#tail !== null && current.size < segmentBytes) return current;
    const path = join(folder, segmentName(record.life, record.place));
    await this.#closeTail();
    try {
      this.#tail = await files.openAppend(path);
    } catch (error) {
      throw writeFault(error);
    }
    const segment: Segment = { path, firstPlace: record.place, places: [], offsets: [], size: 0 };
    index.segments.push(segment);
    return segment;
  }

  async #cutBack(tail: AppendFile, size: number): Promise<void> {
    try {
      await tail.truncate(size);
      await tail.sync();
    } catch (error) {
      this.#stop('a failed append could not be cut back', error);
    }
  }

  async #closeTail(): Promise<void> {
    const tail = this.#tail;
    this.#tail = null;
    await tail?.close();
  }

  #refuseIfStopped(): void {
    if (this.#stopped !== null) throw new Fault('JOURNAL_STOPPED', this.#stopped);
  }

  #stop(why: string, error: unknown): void {
    this.#stopped ??= `${why}: ${systemCode(error)}`;
    this.#options.noteTrouble(why, error);
  }
}

function writeFault(error: unknown): Fault {
  const code = systemCode(error);
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new Fault(full ? 'DISK_LOW' : 'JOURNAL_WRITE_FAILED', code, { cause: error });
}
