import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault } from '../../shared/errors.ts';
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
} from '../../shared/safeguards/sealed-file.ts';
import { concatBytes } from '../../shared/values/bytes.ts';

/**
 * Sealed files of pieces, and of those on their way: `uploads/ID` grows box by box until it is whole and becomes
 * `BRANCH/DIGEST`. Clear bytes never touch the disk.
 */
export interface SealedStore {
  begin(upload: string, header: SealedHeader): Promise<void>;
  /** Clear bytes of an upload in whole boxes; null when there is no such upload. */
  received(upload: string): Promise<number | null>;
  /** Adds clear bytes from a place on and fsyncs; gives how many are there in whole boxes. */
  add(upload: string, from: number, bytes: AsyncIterable<Uint8Array>): Promise<number>;
  /** Puts a whole upload in its place; false, and it is gone, when its bytes are not those of the digest. */
  finish(upload: string, branch: string): Promise<boolean>;
  drop(upload: string): Promise<void>;
  /** Whether a piece is there and as long as it must be: a look, not a proof. */
  looksWhole(branch: string, digest: string): Promise<boolean>;
  /** The clear bytes, part by part, at the end compared with the digest. @throws Fault EVIDENCE_DAMAGED */
  read(branch: string, digest: string): AsyncGenerator<Uint8Array>;
  /** Takes a damaged piece out of the way, for support to look at. */
  setAside(branch: string, digest: string): Promise<void>;
}

export function sealedStore(folder: string, cipher: BoxCipher): SealedStore {
  const uploadPath = (upload: string): string => join(folder, 'uploads', upload);
  const piecePath = (branch: string, digest: string): string => join(folder, branch, digest);

  return {
    async begin(upload, header) {
      const path = uploadPath(upload);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await withFile(path, 'w', async (file) => {
        await file.writeFile(encodeHead(cipher, header));
        await file.sync();
      });
    },
    received: async (upload) =>
      (await ifThere(uploadPath(upload), 'r', async (file) => {
        // One whose beginning is damaged is as good as none: the counter begins anew.
        const head = await headOf(cipher, file).catch(damagedAsNull);
        const { size } = await file.stat();
        return head === null ? null : wholeBytes(head, size);
      })) ?? null,
    add: async (upload, from, bytes) =>
      await withFile(uploadPath(upload), 'r+', async (file) => {
        const head = await headOf(cipher, file);
        const first = from / chunkBytes;
        // What a stop left of a box is overwritten.
        await file.truncate(chunkStart(head, first));
        const next = await addBoxes(cipher, file, head, first, bytes);
        return Math.min(next * chunkBytes, head.header.bytes);
      }),
    async finish(upload, branch) {
      const path = uploadPath(upload);
      const header = await withFile(path, 'r', async (file) => {
        const head = await headOf(cipher, file);
        return (await isWhole(readBoxes(cipher, file, head))) ? head.header : null;
      });
      if (header === null) {
        await rm(path, { force: true });
        return false;
      }
      const target = piecePath(branch, header.digest);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(path, target);
      await syncFolder(dirname(target));
      return true;
    },
    drop: (upload) => rm(uploadPath(upload), { force: true }),
    looksWhole: async (branch, digest) =>
      (await ifThere(piecePath(branch, digest), 'r', async (file) => {
        const head = await headOf(cipher, file).catch(damagedAsNull);
        const { size } = await file.stat();
        return head !== null && size === chunkStart(head, chunkCount(head.header));
      })) ?? false,
    async *read(branch, digest) {
      const file = await open(piecePath(branch, digest), 'r');
      try {
        yield* readBoxes(cipher, file, await headOf(cipher, file));
      } finally {
        await file.close();
      }
    },
    async setAside(branch, digest) {
      const path = piecePath(branch, digest);
      await rename(path, `${path}.damaged`).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
  };
}

async function headOf(cipher: BoxCipher, file: FileHandle): Promise<SealedHead> {
  return decodeHead(cipher, await readAt(file, 0, headAtMost));
}

/** Clear bytes in the whole boxes of a file of this size. */
function wholeBytes(head: SealedHead, size: number): number {
  const { header } = head;
  if (size >= chunkStart(head, chunkCount(header))) return header.bytes;
  return Math.floor((size - head.length) / (chunkBytes + boxOverhead)) * chunkBytes;
}

/** Seals what comes, box by box; gives the number of the next one. What does not fill a box is sent again. */
async function addBoxes(
  cipher: BoxCipher,
  file: FileHandle,
  head: SealedHead,
  first: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const { header } = head;
  let next = first;
  let rest: Uint8Array = new Uint8Array(0);
  try {
    for await (const part of bytes) {
      rest = concatBytes(rest, part);
      while (next < chunkCount(header) && rest.length >= chunkLength(header, next)) {
        const length = chunkLength(header, next);
        const box = sealChunk(cipher, header, next, rest.subarray(0, length));
        await writeAt(file, box, chunkStart(head, next));
        rest = rest.subarray(length);
        next += 1;
      }
    }
  } finally {
    // Also when the line broke: what has come is not asked for again.
    await file.sync();
  }
  return next;
}

async function* readBoxes(
  cipher: BoxCipher,
  file: FileHandle,
  head: SealedHead,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for (let at = 0; at < chunkCount(head.header); at += 1) {
    const length = chunkLength(head.header, at) + boxOverhead;
    const box = await readAt(file, chunkStart(head, at), length);
    const clear = openChunk(cipher, head, at, box);
    hash.update(clear);
    yield clear;
  }
  if (hash.digest('hex') !== head.header.digest) {
    throw new Fault('EVIDENCE_DAMAGED', 'not what its name says');
  }
}

/** Whether everything can be read to its end and is what its name says. */
export async function isWhole(parts: AsyncIterable<Uint8Array>): Promise<boolean> {
  try {
    for await (const part of parts) if (part.length === 0) return false;
    return true;
  } catch (error) {
    if (isDamaged(error) || isMissing(error)) return false;
    throw error;
  }
}

function damagedAsNull(error: unknown): null {
  if (isDamaged(error)) return null;
  throw error;
}

export function isDamaged(error: unknown): boolean {
  return error instanceof Fault && error.code === 'EVIDENCE_DAMAGED';
}

async function readAt(file: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, from);
  return bytes.subarray(0, bytesRead);
}

async function writeAt(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  const { bytesWritten } = await file.write(bytes, 0, bytes.length, at);
  // A full disk takes what it can; the box is then not there.
  if (bytesWritten < bytes.length) throw new Error('the disk took no more bytes');
}

async function withFile<T>(
  path: string,
  flags: 'r' | 'r+' | 'w',
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const file = await open(path, flags, 0o600);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

async function ifThere<T>(
  path: string,
  flags: 'r',
  work: (file: FileHandle) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await withFile(path, flags, work);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; NTFS keeps names in its own journal.
  if (process.platform === 'win32') return;
  await withFile(path, 'r', (folder) => folder.sync());
}
