import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import { BridgeRecord, Bytes, type LogScan, type RecordHead } from './log-types.ts';

/** The last head the canary file (outside data folder and profile) remembers, or null when there is none. */
export interface Canary {
  readonly installation: string;
  readonly head: RecordHead;
}

/** What the shell finds when it opens the journal log. */
export interface JournalOpened {
  readonly installation: string;
  readonly scan: LogScan;
  readonly canary: Canary | null;
}

/** A full batch kept as sealed bytes beside the journal log. */
export const KeptBatch = z.object({
  epoch: z.int().min(1),
  from: z.int().min(1),
  to: z.int().min(1),
  head: HashHex,
  sealed: Bytes,
});
export type KeptBatch = Readonly<z.infer<typeof KeptBatch>>;

/**
 * The journal log: append-only segments of records on the counter's disk. Its fsync is the commit (I1).
 * Every changing call needs the writer's lease, which one window holds; it ends with that window.
 */
export interface JournalLog {
  /** Takes the writer's lease. @throws Fault LEASE_HELD */
  acquire(): Promise<{ readonly lease: string }>;
  /** Scans the files and tells what is there; changes nothing. */
  open(): Promise<JournalOpened>;
  /**
   * Writes and fsyncs one record that continues the head: same epoch, next seq, `prev` the head's hash.
   * A failed write is cut back; after a failed fsync the log stops until restarted.
   * @throws Fault JOURNAL_NOT_CONTINUED, JOURNAL_WRITE_FAILED, JOURNAL_STOPPED, DISK_LOW, LEASE_HELD
   */
  append(lease: string, record: z.infer<typeof BridgeRecord>, prev: string): Promise<void>;
  /** Whole records from a place on, in order, at most `limit` and about 4 MiB. A damaged record ends the answer. */
  read(life: number, from: number, limit: number): Promise<readonly z.infer<typeof BridgeRecord>[]>;
  /** Cuts the torn tail, which was never accepted. Notes it in the findings file. */
  cutTornTail(lease: string): Promise<void>;
  /**
   * Puts records back where the file is torn, short or damaged inside. Each must fit the places around it by
   * place; the caller has proved the chain. The damaged file is kept beside as evidence.
   */
  putBack(lease: string, records: readonly z.infer<typeof BridgeRecord>[]): Promise<void>;
  /** Rewrites the canary after head office has acknowledged this head. */
  noteAcknowledged(
    lease: string,
    head: { life: number; place: number; hash: string },
  ): Promise<void>;
  keepBatch(lease: string, batch: KeptBatch): Promise<void>;
  /** The kept batch that starts at `from`, if it is there and whole. */
  keptBatch(epoch: number, from: number): Promise<KeptBatch | null>;
}

const lease = z.string().max(64);
const place = z.int().min(0);

/** Schemas of the arguments, parsed in the shell. */
export const journalLogArguments = {
  acquire: z.tuple([]),
  open: z.tuple([]),
  append: z.tuple([lease, BridgeRecord, HashHex]),
  read: z.tuple([z.int().min(1), place, z.int().min(1).max(5000)]),
  cutTornTail: z.tuple([lease]),
  putBack: z.tuple([lease, z.array(BridgeRecord).min(1).max(5000)]),
  noteAcknowledged: z.tuple([lease, z.object({ life: z.int().min(1), place, hash: HashHex })]),
  keepBatch: z.tuple([lease, KeptBatch]),
  keptBatch: z.tuple([z.int().min(1), z.int().min(1)]),
} satisfies Record<keyof JournalLog, z.ZodType>;
