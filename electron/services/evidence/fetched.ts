import type { SealedHeader } from '../../../shared/safeguards/sealed-file.ts';
import type { DiskGuard } from '../disk-guard.ts';
import type { NoteTrouble } from '../ports.ts';
import type { PieceFiles } from './piece-files.ts';

/** Pieces of other counters, fetched from head office and kept for a while, sealed like the counter's own. */
export interface Fetched {
  has(digest: string): Promise<boolean>;
  /** Null when it is not here, or not whole. */
  read(
    digest: string,
  ): Promise<{ readonly header: SealedHeader; readonly bytes: Uint8Array } | null>;
  /** Never fails: without room the piece is simply fetched again. */
  keep(header: SealedHeader, bytes: Uint8Array): Promise<void>;
  /** Removes what was fetched before an instant. */
  removeBefore(instant: number): Promise<void>;
}

/** All fetched pieces together; the oldest go first. */
const totalAtMost = 256 * 1024 * 1024;

export function createFetched(
  files: PieceFiles,
  disk: Pick<DiskGuard, 'refuseIfLow'>,
  noteTrouble: NoteTrouble,
): Fetched {
  let loading: Promise<Map<string, SealedHeader>> | null = null;
  const load = async (): Promise<Map<string, SealedHeader>> => {
    await files.sweep();
    const found = new Map<string, SealedHeader>();
    for (const digest of await files.digests()) {
      try {
        const head = await files.head(digest);
        if (head !== null) found.set(digest, head.header);
      } catch (error) {
        noteTrouble(`fetched evidence ${digest} is not whole`, error);
        await files.remove(digest);
      }
    }
    return found;
  };
  const loaded = (): Promise<Map<string, SealedHeader>> => (loading ??= load());
  const remove = async (digest: string): Promise<void> => {
    (await loaded()).delete(digest);
    await files.remove(digest);
  };
  const trim = async (): Promise<void> => {
    const pieces = await loaded();
    let total = 0;
    // Newest first: what no longer fits is the oldest.
    for (const { digest, bytes } of [...pieces.values()].sort((a, b) => b.keptAt - a.keptAt)) {
      total += bytes;
      if (total > totalAtMost) await remove(digest);
    }
  };
  return {
    has: async (digest) => (await loaded()).has(digest),
    async read(digest) {
      if (!(await loaded()).has(digest)) return null;
      try {
        const head = await files.head(digest);
        return head === null ? null : { header: head.header, bytes: await files.whole(head) };
      } catch (error) {
        noteTrouble(`fetched evidence ${digest} is not whole`, error);
        await remove(digest);
        return null;
      }
    },
    async keep(header, bytes) {
      try {
        await disk.refuseIfLow();
        await files.write(header, bytes);
        (await loaded()).set(header.digest, header);
        await trim();
      } catch (error) {
        noteTrouble(`fetched evidence ${header.digest} is not kept`, error);
      }
    },
    async removeBefore(instant) {
      const old = [...(await loaded()).values()].filter(({ keptAt }) => keptAt < instant);
      for (const { digest } of old) await remove(digest);
    },
  };
}
