import { basename, dirname } from 'node:path';
import type { AppendFile, FileSystem } from '../../electron/services/file-system.ts';
import { concatBytes } from '../../shared/values/bytes.ts';

/** A file's content as the system shows it, and as it is on the disk. */
interface Content {
  cached: Uint8Array;
  synced: Uint8Array;
}

/** What is to go wrong. Each is asked at every operation of its kind. */
interface Faults {
  /** Bytes the system takes of the next writes; fewer than asked is a short write. */
  writeAtMost: number;
  write: (path: string) => Error | null;
  sync: (path: string) => Error | null;
  truncate: (path: string) => Error | null;
}

const none: Faults = {
  writeAtMost: Number.POSITIVE_INFINITY,
  write: () => null,
  sync: () => null,
  truncate: () => null,
};

/** An error of the operating system. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/**
 * A disk that fails on command and forgets on a power cut what was never fsynced: bytes of files, and names
 * in folders.
 */
export class FaultyDisk implements FileSystem {
  faults: Faults = { ...none };
  #names = new Map<string, Content>();
  #syncedNames = new Map<string, Content>();

  heal(): void {
    this.faults = { ...none };
  }

  /** Power lost: only what was fsynced is there afterwards. `torn` bytes of an unfinished append may have made it. */
  cutPower(torn = 0): void {
    this.#names = new Map(this.#syncedNames);
    for (const content of this.#names.values()) {
      const { cached, synced } = content;
      const isAppended = cached.length > synced.length;
      content.cached = isAppended ? cached.slice(0, synced.length + torn) : synced.slice();
      content.synced = content.cached.slice();
    }
  }

  /** The bytes of a file, replaced behind the program's back. */
  put(path: string, bytes: Uint8Array): void {
    const content = { cached: bytes.slice(), synced: bytes.slice() };
    this.#names.set(path, content);
    this.#syncedNames.set(path, content);
  }

  paths(): readonly string[] {
    return [...this.#names.keys()].sort();
  }

  bytesOf(path: string): Uint8Array {
    return this.#at(path).cached.slice();
  }

  drop(path: string): void {
    this.#names.delete(path);
    this.#syncedNames.delete(path);
  }

  async openAppend(path: string): Promise<AppendFile> {
    if (!this.#names.has(path)) {
      this.#names.set(path, { cached: new Uint8Array(), synced: new Uint8Array() });
    }
    const content = this.#at(path);
    const fail = (kind: 'write' | 'sync' | 'truncate'): void => {
      const error = this.faults[kind](path);
      if (error !== null) throw error;
    };
    const limit = (): number => this.faults.writeAtMost;
    return {
      get size() {
        return content.cached.length;
      },
      async write(bytes) {
        const taken = bytes.subarray(0, limit());
        const { cached } = content;
        content.cached = concatBytes(cached, taken);
        fail('write');
        return taken.length;
      },
      async sync() {
        fail('sync');
        content.synced = content.cached.slice();
      },
      async truncate(size) {
        fail('truncate');
        content.cached = content.cached.slice(0, size);
      },
      close: async () => undefined,
    };
  }

  async read(path: string, from?: number, to?: number): Promise<Uint8Array> {
    return this.#at(path).cached.slice(from ?? 0, to);
  }

  async list(folder: string): Promise<readonly string[]> {
    return this.paths()
      .filter((path) => dirname(path) === folder)
      .map((path) => basename(path));
  }

  async copy(from: string, to: string): Promise<void> {
    const bytes = this.bytesOf(from);
    this.#names.set(to, { cached: bytes, synced: bytes.slice() });
  }

  async rename(from: string, to: string): Promise<void> {
    this.#names.set(to, this.#at(from));
    this.#names.delete(from);
  }

  async remove(path: string): Promise<void> {
    this.#names.delete(path);
  }

  async makeFolder(): Promise<void> {
    // Folders are only the beginnings of names here.
  }

  async syncFolder(folder: string): Promise<void> {
    const isIn = (path: string): boolean => dirname(path) === folder;
    for (const path of [...this.#syncedNames.keys()].filter(isIn)) this.#syncedNames.delete(path);
    for (const [path, content] of this.#names) if (isIn(path)) this.#syncedNames.set(path, content);
  }

  #at(path: string): Content {
    const content = this.#names.get(path);
    if (content === undefined) throw systemError('ENOENT');
    return content;
  }
}
