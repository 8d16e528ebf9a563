import type { JournalLog } from '../../shared/bridge/journal-log.ts';
import { Fault } from '../../shared/errors.ts';
import { noHash } from '../../shared/journal/entry.ts';
import type { LogRecord } from '../../shared/journal/record.ts';
import type { CanaryStore } from './canary.ts';
import type { DiskGuard } from './disk-guard.ts';
import type { NoteFinding } from './findings.ts';
import type { KeptBatches } from './kept-batches.ts';
import type { LogFile } from './log-file.ts';
import type { Follows } from './log-index.ts';
import { cutAtTrouble, putBackOnce, type RepairTools } from './log-repair.ts';
import type { WriterLease } from './writer-lease.ts';

export interface JournalLogParts {
  readonly log: LogFile;
  readonly tools: RepairTools;
  readonly lease: WriterLease;
  readonly disk: DiskGuard;
  readonly noteFinding: NoteFinding;
  readonly canary: CanaryStore;
  readonly batches: KeptBatches;
  readonly installation: string;
}

/** Entries of one epoch, contiguous from 1. */
export const entriesFollow: Follows = (last, next) =>
  next.kind === 'entry' &&
  next.place === (last?.place ?? 0) + 1 &&
  (last === null || last.life === next.life);

/** The journal log as the window calls it. The lease is taken by connection, so `acquire` is added there. */
export function createJournalLog(parts: JournalLogParts): Omit<JournalLog, 'acquire'> {
  const { log, lease, disk, canary, batches, installation } = parts;
  return {
    async open() {
      return { installation, scan: await log.open(), canary: await canary.read() };
    },
    async append(held, record, prev) {
      lease.check(held);
      await disk.refuseIfLow();
      await log.append(record, (last) => {
        // The lease may have ended while this waited for its turn.
        lease.check(held);
        if (!entriesFollow(last, record) || prev !== (last?.hash ?? noHash)) {
          throw new Fault(
            'JOURNAL_NOT_CONTINUED',
            `head ${last?.life}-${last?.place}, got ${record.place}`,
          );
        }
      });
    },
    async read(life, from, limit) {
      const records = await log.read(from, limit);
      return records.filter((record) => record.life === life);
    },
    async cutTornTail(held) {
      lease.check(held);
      await cutTornTail(parts);
    },
    async putBack(held, records) {
      lease.check(held);
      await refuseOtherContent(log, records);
      await putBackAll(parts, records);
    },
    async noteAcknowledged(held, head) {
      lease.check(held);
      await canary.write({ installation, head });
    },
    async keepBatch(held, batch) {
      lease.check(held);
      await batches.keep(batch);
    },
    keptBatch: (epoch, from) => batches.find(epoch, from),
  };
}

async function cutTornTail({ log, tools, noteFinding }: JournalLogParts): Promise<void> {
  await log.repair(async (index) => {
    const { trouble } = index;
    if (trouble === null) return;
    const { found } = trouble;
    // Anything else may have been accepted once, and is put back or stops the counter.
    if (found.kind !== 'torn')
      throw new Fault('JOURNAL_DAMAGED', `place ${found.place} is ${found.reason}`);
    const kept = await cutAtTrouble(tools, index, trouble);
    await noteFinding({
      log: 'journal',
      did: 'cut',
      place: found.place,
      bytes: found.tornBytes,
      kept,
    });
  });
}

async function putBackAll(parts: JournalLogParts, records: readonly LogRecord[]): Promise<void> {
  const { log, tools, noteFinding } = parts;
  for (let mended = false; ; mended = true) {
    const done = await log.repair(async (index) => {
      const place = (index.last?.place ?? 0) + 1;
      const step = await putBackOnce(tools, index, records);
      if (step.mended) {
        await noteFinding({
          log: 'journal',
          did: 'put-back',
          place,
          records: step.put,
          kept: step.kept,
        });
      } else if (!mended && index.trouble !== null) {
        throw new Fault('JOURNAL_NOT_CONTINUED', `nothing given for place ${place}`);
      }
      return !step.mended;
    });
    if (done) return;
  }
}

// Two contents for one serial number: neither may replace the other.
async function refuseOtherContent(log: LogFile, records: readonly LogRecord[]): Promise<void> {
  const byPlace = new Map(records.map((record) => [record.place, record]));
  if (byPlace.size < records.length || records.some(({ kind }) => kind !== 'entry')) {
    throw new Fault('JOURNAL_NOT_CONTINUED', 'not one entry for each place');
  }
  const { last } = await log.open();
  for (let from = Math.min(...byPlace.keys()); last !== null && from <= last.place;) {
    const there = await log.read(from, records.length);
    for (const { place, life, hash } of there) {
      const given = byPlace.get(place);
      if (given !== undefined && (given.hash !== hash || given.life !== life)) {
        throw new Fault('JOURNAL_FORK', `place ${place}`);
      }
    }
    const reached = there.at(-1)?.place;
    if (reached === undefined || reached >= Math.max(...byPlace.keys())) return;
    from = reached + 1;
  }
}
