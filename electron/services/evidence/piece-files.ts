import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { ReachMark } from '../../../shared/bridge/system.ts';
import { Fault } from '../../../shared/errors.ts';
import { HashHex } from '../../../shared/journal/entry.ts';
import {
  boxOverhead,
  type BoxCipher,
  chunkBytes,
  chunkCount,
  chunkLength,
  chunkStart,
  decodeHead,
  encodeHead,
  headAtMost,
  openChunk,
  sealChunk,
  type SealedHead,
  type SealedHeader,
} from '../../../shared/safeguards/sealed-file.ts';
import { concatBytes } from '../../../shared/values/bytes.ts';
import { type FileSystem, systemCode, temporarySuffix, writeAll } from '../file-system.ts';

/** Sealed pieces of evidence in a folder, each a file named by its digest. */
export interface PieceFiles {
  digests(): Promise<readonly string[]>;
  /** Writes a piece so that after a crash it is there whole or not at all. */
  write(header: SealedHeader, bytes: Uint8Array): Promise<void>;
  /** The beginning of a piece's file; null when there is none. @throws Fault EVIDENCE_DAMAGED */
  head(digest: string): Promise<SealedHead | null>;
  /** Whether the file is there and as long as it must be: a look, not a proof. */
  looksWhole(digest: string): Promise<boolean>;
  /** Whether every byte of it can be read and is what its name says. */
  isWhole(digest: string): Promise<boolean>;
  /** Clear bytes from one place up to another. @throws Fault EVIDENCE_DAMAGED, naming the place */
  slice(head: SealedHead, from: number, to: number): Promise<Uint8Array>;
  /** All clear bytes, compared with the digest. @throws Fault EVIDENCE_DAMAGED, naming the place */
  whole(head: SealedHead): Promise<Uint8Array>;
  remove(digest: string): Promise<void>;
  /** Removes what was never finished. */
  sweep(): Promise<void>;
}

export interface PieceFilesParts {
  readonly files: FileSystem;
  readonly folder: string;
  readonly cipher: BoxCipher;
  readonly reach: ReachMark;
}

export function pieceFiles({ files, folder, cipher, reach }: PieceFilesParts): PieceFiles {
  const pathOf = (digest: string): string => join(folder, digest);
  const startOf = async (path: string): Promise<Uint8Array | null> => {
    try {
      return await files.read(path, 0, headAtMost);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return null;
      throw error;
    }
  };
  const head = async (digest: string): Promise<SealedHead | null> => {
    const start = await startOf(pathOf(digest));
    if (start === null) return null;
    const found = decodeHead(cipher, start);
    if (found.header.digest !== digest) throw new Fault('EVIDENCE_DAMAGED', `header of ${digest}`);
    return found;
  };
  const chunk = async (of: SealedHead, index: number): Promise<Uint8Array> => {
    const from = chunkStart(of, index);
    const to = from + chunkLength(of.header, index) + boxOverhead;
    return openChunk(cipher, of, index, await files.read(pathOf(of.header.digest), from, to));
  };
  const slice = async (of: SealedHead, from: number, to: number): Promise<Uint8Array> => {
    const first = Math.floor(from / chunkBytes);
    const parts: Uint8Array[] = [];
    for (let at = first; at * chunkBytes < to; at += 1) parts.push(await chunk(of, at));
    return concatBytes(...parts).subarray(from - first * chunkBytes, to - first * chunkBytes);
  };
  const whole = async (of: SealedHead): Promise<Uint8Array> => {
    const { digest, bytes } = of.header;
    const clear = await slice(of, 0, bytes);
    const end = chunkStart(of, chunkCount(of.header));
    const after = await files.read(pathOf(digest), end, end + 1);
    if (after.length > 0) throw new Fault('EVIDENCE_DAMAGED', `bytes after ${end}`);
    if (digestOf(clear) !== digest) throw new Fault('EVIDENCE_DAMAGED', 'not what its name says');
    return clear;
  };
  const writeParts = async (path: string, header: SealedHeader, bytes: Uint8Array) => {
    const file = await files.openAppend(path);
    try {
      await file.truncate(0);
      await writeAll(file, encodeHead(cipher, header));
      for (let at = 0; at < chunkCount(header); at += 1) {
        const clear = bytes.subarray(at * chunkBytes, (at + 1) * chunkBytes);
        await writeAll(file, sealChunk(cipher, header, at, clear));
      }
      await reach('evidence-written');
      await file.sync();
    } finally {
      await file.close();
    }
  };
  return {
    head,
    slice,
    whole,
    digests: async () =>
      (await files.list(folder)).filter((name) => HashHex.safeParse(name).success),
    async write(header, bytes) {
      const path = pathOf(header.digest);
      const temporary = path + temporarySuffix;
      try {
        await writeParts(temporary, header, bytes);
      } catch (error) {
        // What is left of it would only take room on a disk that is full; a second failure says nothing new.
        await files.remove(temporary).catch(() => undefined);
        throw error;
      }
      await reach('evidence-synced');
      await files.rename(temporary, path);
      await files.syncFolder(dirname(path));
    },
    async looksWhole(digest) {
      const found = await head(digest).catch(damagedAsNull);
      if (found === null) return false;
      const end = chunkStart(found, chunkCount(found.header));
      // One byte less, or one more, and this is not exactly one.
      return (await files.read(pathOf(digest), end - 1, end + 1)).length === 1;
    },
    async isWhole(digest) {
      try {
        const found = await head(digest);
        return found !== null && (await whole(found)).length > 0;
      } catch (error) {
        return damagedAsNull(error) !== null;
      }
    },
    async remove(digest) {
      await files.remove(pathOf(digest));
      await files.syncFolder(folder);
    },
    async sweep() {
      const unfinished = (await files.list(folder)).filter((name) =>
        name.endsWith(temporarySuffix),
      );
      for (const name of unfinished) await files.remove(join(folder, name));
    },
  };
}

/** SHA-256 of clear bytes, hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function damagedAsNull(error: unknown): null {
  if (error instanceof Fault && error.code === 'EVIDENCE_DAMAGED') return null;
  throw error;
}
