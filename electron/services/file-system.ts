import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file open for appending. */
export interface AppendFile {
  readonly size: number;
  /** Writes at the end as many bytes as the system takes, and gives how many. */
  write(bytes: Uint8Array): Promise<number>;
  /** Returns when the bytes are on the disk (fdatasync). */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/** What the logs need of the disk; tests bring one that fails, tears and forgets. */
export interface FileSystem {
  /** Opens with O_APPEND, created if missing. */
  openAppend(path: string): Promise<AppendFile>;
  /** The whole file, or the bytes from `from` up to `to`. */
  read(path: string, from?: number, to?: number): Promise<Uint8Array>;
  /** Names in a folder, sorted; none when it is not there. */
  list(folder: string): Promise<readonly string[]>;
  copy(from: string, to: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Returns when the folder's names are on the disk. */
  syncFolder(path: string): Promise<void>;
}

/** Writes a whole file so that after a crash it is the old one or the new one: temporary name, fsync, rename. */
export async function writeWhole(
  files: FileSystem,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const temporary = path + temporarySuffix;
  const file = await files.openAppend(temporary);
  try {
    await file.truncate(0);
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(temporary, path);
  await files.syncFolder(dirname(path));
}

/** Ending of files being written; one that is found at a start was never finished and never counted. */
export const temporarySuffix = '.tmp';

/** Appends all bytes, however few the system takes at a time. @throws Error when it takes none */
export async function writeAll(file: AppendFile, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const written = await file.write(bytes.subarray(done));
    if (written <= 0) throw new Error('the disk took no bytes');
    done += written;
  }
}

/** The error code of a failed system call, e.g. ENOSPC. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
}

/** The whole file, or null when there is none. */
export async function readIfThere(files: FileSystem, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

const appendFlags = constants.O_RDWR | constants.O_CREAT | constants.O_APPEND;
/** Nobody but the account the counter runs under. */
const ownFile = 0o600;
const ownFolder = 0o700;

/** The real disk. */
export const nodeFiles: FileSystem = {
  async openAppend(path) {
    const handle = await open(path, appendFlags, ownFile);
    let { size } = await handle.stat();
    return {
      get size() {
        return size;
      },
      async write(bytes) {
        const { bytesWritten } = await handle.write(bytes);
        size += bytesWritten;
        return bytesWritten;
      },
      sync: () => handle.datasync(),
      async truncate(to) {
        await handle.truncate(to);
        size = to;
      },
      close: () => handle.close(),
    };
  },
  async read(path, from, to) {
    if (from === undefined || to === undefined) return await readFile(path);
    const handle = await open(path, 'r');
    try {
      const bytes = new Uint8Array(to - from);
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    } finally {
      await handle.close();
    }
  },
  async list(folder) {
    try {
      return (await readdir(folder)).sort();
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return [];
      throw error;
    }
  },
  async copy(from, to) {
    await copyFile(from, to);
    const copied = await open(to, 'r+');
    try {
      await copied.sync();
    } finally {
      await copied.close();
    }
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: ownFolder });
  },
  async syncFolder(path) {
    // Windows cannot open a folder; NTFS keeps names in its own journal.
    if (process.platform === 'win32') return;
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
