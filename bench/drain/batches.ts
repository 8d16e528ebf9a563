import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from '../../electron/services/file-system.ts';
import { keptBatches } from '../../electron/services/kept-batches.ts';
import { batchContext } from '../../renderer/data/exchange.ts';
import { streamPacker } from '../../renderer/data/packer.ts';
import { sealingWith } from '../../renderer/data/sealing.ts';
import { type Batch, type BatchTools, nextBatch } from '../../renderer/sync/batches.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { fullBatch } from '../../shared/sync/batch.ts';
import type { CounterKit } from '../../test/helpers/counter-kit.ts';

/** A counter's journal as its sync sends it: full batches are kept sealed on the disk, the rest is cut when it is sent. */
export interface CounterBatches {
  readonly counter: CounterKit;
  /** Bytes of the entries' canonical form, before gzip. */
  readonly clearBytes: number;
  /** The batch from a seq on, at most this many entries; null behind the last. */
  readonly next: (from: number, atMost?: number) => Promise<Batch | null>;
}

/** A folder for kept batches, gone when the work is done. */
export async function withBatchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-bench-batches-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The product's own cutting, keeping and sealing of batches over a made journal. Only what lies beneath is simpler: the
 * canonical bytes of the entries are in memory, where the counter opens them from IndexedDB.
 */
export async function counterBatches(counter: CounterKit, folder: string): Promise<CounterBatches> {
  const { entries } = counter;
  const lines = entries.map((entry) => canonicalBytes(entry));
  const hashAt = (seq: number): string => entries[seq]?.prev ?? counter.head().hash;
  const sealing = await sealingWith({ mode: 'sealed', key: randomBytes(32) }, randomBytes);
  const kept = keptBatches(nodeFiles, folder, () => undefined);
  const exchange: Pick<
    BatchTools['exchange'],
    'era' | 'counter' | 'head' | 'hashAt' | 'lease' | 'lines' | 'sealBatch' | 'openBatch'
  > = {
    era: 1,
    counter: counter.counter,
    head: () => counter.head(),
    hashAt: async (seq) => hashAt(seq),
    lease: () => '',
    async lines(from, limit) {
      const cut: Uint8Array[] = [];
      let bytes = 0;
      for (const line of lines.slice(from - 1, from - 1 + limit.entries)) {
        if (cut.length > 0 && bytes + line.length > limit.bytes) break;
        cut.push(line);
        bytes += line.length;
      }
      const first = entries[from - 1];
      if (first === undefined) return null;
      const seq = from + cut.length - 1;
      const head = { epoch: 1, seq, hash: hashAt(seq) };
      return { prev: first.prev, lines: cut, head, isFull: seq < entries.length };
    },
    sealBatch: (from, bytes) => sealing.seal('frame', batchContext(1, from), bytes),
    openBatch: (from, sealed) => sealing.open('frame', batchContext(1, from), sealed),
  };
  const bridge = {
    journalLog: {
      keptBatch: (epoch: number, from: number) => kept.find(epoch, from),
      keepBatch: (_lease: string, batch: Parameters<typeof kept.keep>[0]) => kept.keep(batch),
    },
    keyStore: { signBatchHeader: async (header: object) => counter.key.sign(header) },
  };
  // Cutting asks for nothing else of exchange and bridge.
  const tools = { exchange, bridge, packer: streamPacker } as unknown as BatchTools;
  const next: CounterBatches['next'] = (from, atMost = fullBatch.entries) =>
    from > entries.length ? Promise.resolve(null) : nextBatch(tools, from, atMost);
  const clearBytes = lines.reduce((total, line) => total + line.length, 0);
  return { counter, clearBytes, next };
}

/** Cuts and keeps every full batch, as a counter does that has been without a line. Gives how many there are. */
export async function keepAll({ next }: CounterBatches): Promise<number> {
  let count = 0;
  for (let from = 1; ; count += 1) {
    const batch = await next(from);
    if (batch === null) return count;
    from = batch.to + 1;
  }
}
