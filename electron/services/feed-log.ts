import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FeedLog } from '../../shared/bridge/feed-log.ts';
import { Fault } from '../../shared/errors.ts';
import type { DiskGuard } from './disk-guard.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { NoteFinding } from './findings.ts';
import type { LogFile } from './log-file.ts';
import type { Follows } from './log-index.ts';
import { cutAtTrouble, type RepairTools } from './log-repair.ts';
import type { WriterLease } from './writer-lease.ts';

export interface FeedLogParts {
  readonly log: LogFile;
  readonly tools: RepairTools;
  readonly lease: WriterLease;
  readonly disk: DiskGuard;
  readonly noteFinding: NoteFinding;
  /** Holds the snapshot's segments. */
  readonly segmentFolder: string;
}

/** The manifest first, then pages of the same era, each further on. */
export const pagesFollow: Follows = (last, next) =>
  last === null
    ? next.kind === 'manifest'
    : next.kind === 'page' && next.life === last.life && next.place > last.place;

/** The feed log. What is damaged in it is cut, because head office has it all. */
export function createFeedLog({
  log,
  tools,
  lease,
  disk,
  noteFinding,
  segmentFolder,
}: FeedLogParts): FeedLog {
  const { files } = tools;
  return {
    open: () => log.open(),
    async append(held, record, after) {
      lease.check(held);
      await disk.refuseIfLow();
      await log.append(record, (last) => {
        lease.check(held);
        // The manifest continues nothing.
        const continues = last === null || last.place === after;
        if (!continues || !pagesFollow(last, record)) {
          throw new Fault(
            'FEED_NOT_CONTINUED',
            `at ${last?.place}, got ${record.kind} after ${after}`,
          );
        }
      });
    },
    read: (from, limit) => log.read(from, limit),
    async cutTail(held) {
      lease.check(held);
      await log.repair(async (index) => {
        const { trouble, bytes } = index;
        if (trouble === null) return;
        const kept = await cutAtTrouble(tools, index, trouble);
        await noteFinding({
          log: 'feed',
          did: 'cut',
          place: trouble.found.place,
          bytes: bytes - sizeUpTo(index),
          kept,
        });
      });
    },
    async putSegment(held, digest, sealed) {
      lease.check(held);
      await disk.refuseIfLow();
      await writeSegment(files, join(segmentFolder, digest), sealed);
    },
    segment: (digest) => readSegment(files, join(segmentFolder, digest)),
  };
}

const sizeUpTo = (index: { segments: readonly { size: number }[] }): number =>
  index.segments.reduce((sum, segment) => sum + segment.size, 0);

// The digest names the clear bytes, which the shell does not see; its own digest of the sealed ones tells damage.
async function writeSegment(files: FileSystem, path: string, sealed: Uint8Array): Promise<void> {
  await writeWhole(files, path, Buffer.concat([digestOf(sealed), sealed]));
}

async function readSegment(files: FileSystem, path: string): Promise<Uint8Array | null> {
  const bytes = await readIfThere(files, path);
  if (bytes === null) return null;
  const sealed = Uint8Array.from(bytes.subarray(digestBytes));
  return digestOf(sealed).equals(bytes.subarray(0, digestBytes)) ? sealed : null;
}

const digestBytes = 32;
const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
