import type { Bridge } from '../../shared/bridge/index.ts';
import type { Packer } from '../../shared/suite.ts';
import { type BatchHeader, encodeBatch, fullBatch } from '../../shared/sync/batch.ts';
import type { ExchangeStore } from '../data/exchange.ts';

/** A gzipped batch, ready to be sent. */
export interface Batch {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

/** What batches are cut from and kept by. */
export interface BatchTools {
  readonly exchange: ExchangeStore;
  readonly bridge: Pick<Bridge, 'journalLog' | 'keyStore'>;
  readonly packer: Packer;
}

/**
 * The batch that starts at `from`: as it was kept when it was full, else cut anew, at most `maxEntries`. A
 * full one is kept, so that it is packed once however often it is sent. Null when there is nothing to send.
 */
export async function nextBatch(
  tools: BatchTools,
  from: number,
  maxEntries: number,
): Promise<Batch | null> {
  if (maxEntries < fullBatch.entries) return await cutBatch(tools, from, maxEntries);
  return (await keptBatch(tools, from)) ?? (await cutBatch(tools, from, maxEntries));
}

async function keptBatch({ exchange, bridge }: BatchTools, from: number): Promise<Batch | null> {
  const { epoch } = exchange.head();
  const kept = await bridge.journalLog.keptBatch(epoch, from);
  // A batch of a journal that was repaired since would be refused: its head tells.
  if (kept === null || (await exchange.hashAt(kept.to)) !== kept.head) return null;
  return { from, to: kept.to, bytes: await exchange.openBatch(from, kept.sealed) };
}

async function cutBatch(
  { exchange, bridge, packer }: BatchTools,
  from: number,
  maxEntries: number,
): Promise<Batch | null> {
  const limit = { entries: maxEntries, bytes: fullBatch.bytes };
  const cut = await exchange.lines(from, limit);
  if (cut === null) return null;
  const { prev, lines, head, isFull } = cut;
  const header: BatchHeader = {
    purpose: 'batch',
    suite: 'intl-1',
    era: exchange.era,
    counter: exchange.counter,
    epoch: head.epoch,
    from,
    to: head.seq,
    prev,
    head: head.hash,
    count: lines.length,
  };
  const signature = await bridge.keyStore.signBatchHeader(header);
  const bytes = await packer.gzip(encodeBatch({ header, signature }, lines));
  if (isFull && maxEntries === fullBatch.entries) {
    const sealed = Uint8Array.from(await exchange.sealBatch(from, bytes));
    const { epoch, seq: to, hash } = head;
    await bridge.journalLog.keepBatch(exchange.lease(), { epoch, from, to, head: hash, sealed });
  }
  return { from, to: head.seq, bytes };
}
