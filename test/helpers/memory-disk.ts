import { basename, dirname } from 'node:path';
import type { AppendFile, FileSystem } from '../../electron/services/file-system.ts';

interface Stored {
  bytes: Uint8Array;
  /** What is on the disk; the rest is lost with the power. */
  durable: Uint8Array;
}

/** A disk in memory that can fail, forget what was not fsynced, and go bad. */
export class MemoryDisk implements FileSystem {
  readonly #files = new Map<string, Stored>();
  /** Thrown by the next write, or the next fsync, once. */
  failWrite: Error | null = null;
  failSync: Error | null = null;
  /** How often a file was brought to the disk. */
  syncs = 0;

  openAppend(path: string): Promise<AppendFile> {
    const found = this.#files.get(path);
    const stored = found ?? { bytes: new Uint8Array(0), durable: new Uint8Array(0) };
    if (found === undefined) this.#files.set(path, stored);
    return Promise.resolve(this.#handle(stored));
  }

  async read(path: string, from = 0, to?: number): Promise<Uint8Array> {
    return await Promise.resolve(this.#stored(path).bytes.slice(from, to));
  }

  async list(folder: string): Promise<readonly string[]> {
    const names = [...this.#files.keys()].filter((path) => dirname(path) === folder);
    return await Promise.resolve(names.map((path) => basename(path)).sort());
  }

  async copy(from: string, to: string): Promise<void> {
    const { bytes } = this.#stored(from);
    this.#files.set(to, { bytes, durable: bytes });
    await Promise.resolve();
  }

  async rename(from: string, to: string): Promise<void> {
    this.#files.set(to, this.#stored(from));
    this.#files.delete(from);
    await Promise.resolve();
  }

  async remove(path: string): Promise<void> {
    this.#files.delete(path);
    await Promise.resolve();
  }

  async makeFolder(): Promise<void> {
    await Promise.resolve();
  }

  async syncFolder(): Promise<void> {
    await Promise.resolve();
  }

  /** The power goes: of each file only what was fsynced is left, and `torn` bytes of what was not. */
  cutPower(torn = 0): void {
    for (const stored of this.#files.values()) {
      const kept = stored.bytes.slice(0, stored.durable.length + torn);
      const left = stored.bytes.length >= stored.durable.length ? kept : stored.durable;
      Object.assign(stored, { bytes: left, durable: left });
    }
  }

  /** Changes the bytes of a file, e.g. cuts or flips them; one that is not there begins empty. */
  change(path: string, change: (bytes: Uint8Array) => Uint8Array): void {
    const stored = this.#files.get(path) ?? {
      bytes: new Uint8Array(0),
      durable: new Uint8Array(0),
    };
    const bytes = change(stored.bytes.slice());
    // In place: a program that has the file open goes on with what is in it now.
    this.#files.set(path, Object.assign(stored, { bytes, durable: bytes }));
  }

  /** Everything under a folder is gone. */
  wipe(folder: string): void {
    for (const path of this.#files.keys()) if (path.startsWith(folder)) this.#files.delete(path);
  }

  /** A copy of everything, to be restored later as from a backup. */
  backup(): () => void {
    const copy = [...this.#files].map(([path, stored]) => [path, stored.bytes] as const);
    return () => {
      this.#files.clear();
      for (const [path, bytes] of copy) this.#files.set(path, { bytes, durable: bytes });
    };
  }

  /** Every file's bytes, for a raw search. */
  everything(): readonly Uint8Array[] {
    return [...this.#files.values()].map(({ bytes }) => bytes);
  }

  #handle(stored: Stored): AppendFile {
    return {
      get size() {
        return stored.bytes.length;
      },
      write: async (bytes) => {
        if (this.failWrite !== null) throw taken(this.failWrite, () => (this.failWrite = null));
        const joined = new Uint8Array(stored.bytes.length + bytes.length);
        joined.set(stored.bytes);
        joined.set(bytes, stored.bytes.length);
        stored.bytes = joined;
        return await Promise.resolve(bytes.length);
      },
      sync: async () => {
        if (this.failSync !== null) throw taken(this.failSync, () => (this.failSync = null));
        stored.durable = stored.bytes;
        this.syncs += 1;
        await Promise.resolve();
      },
      truncate: async (size) => {
        stored.bytes = stored.bytes.slice(0, size);
        await Promise.resolve();
      },
      close: async () => {
        await Promise.resolve();
      },
    };
  }

  #stored(path: string): Stored {
    const stored = this.#files.get(path);
    if (stored === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
    return stored;
  }
}

function taken(error: Error, forget: () => void): Error {
  forget();
  return error;
}
