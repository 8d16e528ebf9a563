import { checkChain } from '../../../shared/journal/chain.ts';
import { emptyHead, type Head } from '../../../shared/journal/entry.ts';
import { openEntries } from '../entry-frames.ts';
import type { OpenStore } from '../open-store.ts';
import type { ChainReport } from './journal-types.ts';

const atOnce = 500;

/**
 * Verifies a range of the journal as the log outside the browser has it: every hash computed anew, every link
 * followed, and the index compared. Reports the first place that does not fit; repairs nothing (I4, I10).
 */
export async function verifyJournal(
  store: OpenStore,
  range: { readonly from: number; readonly to: number },
  tell: (checked: number) => void,
  signal: AbortSignal,
): Promise<ChainReport> {
  const { bridge, suite } = store.tools;
  const { epoch } = store.log.head;
  const to = Math.min(range.to, store.log.head.seq);
  let head = await headBefore(store, range.from);
  const report = (change: Partial<ChainReport> = {}): ChainReport => ({
    from: range.from,
    to,
    checked: Math.max(0, head.seq - range.from + 1),
    hash: head.hash,
    broken: null,
    isCancelled: false,
    ...change,
  });
  while (head.seq < to) {
    if (signal.aborted) return report({ isCancelled: true });
    const next = head.seq + 1;
    const records = await bridge.journalLog.read(epoch, next, Math.min(atOnce, to - head.seq));
    const frames = records.map(({ life, place, hash, frame }) => ({
      epoch: life,
      seq: place,
      hash,
      frame,
    }));
    const opened = await openEntries(store.sealing, frames).catch(() => null);
    // A record that is not there, or cannot be opened, is a broken place like an altered one.
    if (opened === null || opened.length === 0) {
      const seq = opened === null ? await firstUnopened(store, frames, next) : next;
      return report({ broken: { epoch, seq, reason: 'HASH', where: 'log' } });
    }
    const check = checkChain(suite, store.counter, head, opened);
    if (!check.ok) {
      ({ head } = check);
      return report({ broken: { ...check.broken, where: 'log' } });
    }
    const other = await differsInIndex(store, frames);
    if (other !== null) {
      return report({ broken: { epoch, seq: other, reason: 'HASH', where: 'index' } });
    }
    ({ head } = check);
    tell(report().checked);
  }
  return report();
}

async function headBefore(store: OpenStore, from: number): Promise<Head> {
  const { epoch } = store.log.head;
  if (from <= 1) return emptyHead(epoch);
  const [record] = await store.tools.bridge.journalLog.read(epoch, from - 1, 1);
  // The link into the range is compared with what the log says of the entry before it.
  return { epoch, seq: from - 1, hash: record?.hash ?? '' };
}

type Frame = Parameters<typeof openEntries>[1][number];

async function firstUnopened(
  store: OpenStore,
  frames: readonly Frame[],
  next: number,
): Promise<number> {
  for (const frame of frames) {
    const isOpened = await openEntries(store.sealing, [frame]).then(
      () => true,
      () => false,
    );
    if (!isOpened) return frame.seq;
  }
  return next;
}

async function differsInIndex(store: OpenStore, frames: readonly Frame[]): Promise<number | null> {
  const indexed = await store.db.entries.bulkGet(frames.map(({ epoch, seq }) => [epoch, seq]));
  const at = indexed.findIndex(
    (one, place) => one !== undefined && one.hash !== frames[place]?.hash,
  );
  return frames[at]?.seq ?? null;
}
