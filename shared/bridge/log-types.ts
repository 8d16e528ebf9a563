import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import { maxFrameBytes } from '../journal/record.ts';

/** Sealed bytes as they cross the bridge. */
export const Bytes = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.length <= maxFrameBytes, 'too many bytes');

/** One record as it crosses the bridge. */
export const BridgeRecord = z.object({
  kind: z.enum(['entry', 'page', 'manifest']),
  life: z.int().min(1),
  place: z.int().min(0),
  hash: HashHex,
  frame: Bytes,
});

/** The clear header of a record. */
export interface RecordHead {
  readonly life: number;
  readonly place: number;
  readonly hash: string;
}

/**
 * What the scan of a log file found. `records` whole records up to `last`; `trouble` is the first place
 * that is not whole: torn = bytes stop inside the last record; damaged = bytes are wrong, `after` tells
 * how many readable records follow.
 */
export interface LogScan {
  readonly last: RecordHead | null;
  readonly records: number;
  readonly bytes: number;
  readonly trouble:
    | null
    | { readonly kind: 'torn'; readonly place: number; readonly tornBytes: number }
    | {
        readonly kind: 'damaged';
        readonly place: number;
        readonly reason: string;
        readonly after: number;
      };
}
