import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import { BridgeRecord, Bytes, type LogScan } from './log-types.ts';

/**
 * The feed log: what head office sent, verified and sealed by the window before it is appended. Its first
 * record is the manifest of the snapshot it started from; that snapshot's sealed segments lie beside it.
 * A page's record has `place` = the page's last item.
 */
export interface FeedLog {
  open(): Promise<LogScan>;
  /** Writes and fsyncs one record; `after` is the place it continues. @throws Fault FEED_NOT_CONTINUED, JOURNAL_WRITE_FAILED, DISK_LOW, LEASE_HELD */
  append(lease: string, record: z.infer<typeof BridgeRecord>, after: number): Promise<void>;
  /** Whole records whose place is ≥ `from`, in order, at most `limit` and about 4 MiB; the manifest comes first with `from` 0. */
  read(from: number, limit: number): Promise<readonly z.infer<typeof BridgeRecord>[]>;
  /** Cuts everything from the first torn or damaged record on: head office sends it again. The cut bytes are kept beside. */
  cutTail(lease: string): Promise<void>;
  /** Stores one sealed segment of a snapshot, fsynced, before the manifest that names it. */
  putSegment(lease: string, digest: string, sealed: Uint8Array): Promise<void>;
  segment(digest: string): Promise<Uint8Array | null>;
}

const lease = z.string().max(64);

/** Schemas of the arguments, parsed in the shell. */
export const feedLogArguments = {
  open: z.tuple([]),
  append: z.tuple([lease, BridgeRecord, z.int().min(0)]),
  read: z.tuple([z.int().min(0), z.int().min(1).max(1000)]),
  cutTail: z.tuple([lease]),
  putSegment: z.tuple([lease, HashHex, Bytes]),
  segment: z.tuple([HashHex]),
} satisfies Record<keyof FeedLog, z.ZodType>;
