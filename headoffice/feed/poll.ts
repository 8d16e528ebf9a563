import type { FeedAnswer } from '../../shared/sync/contact.ts';
import type { Contact } from '../contacts.ts';
import { findCounter, noteExchange } from '../counters.ts';
import { ackOf } from '../intake.ts';
import type { Office } from '../office.ts';
import { timeToken } from '../time.ts';
import { feedTopic } from '../wakeups.ts';
import { pagesAfter } from './pages.ts';

/** Another process of head office may have cut a page without a word to this one. */
const lookAgainMs = 1000;

/** What a counter asks for; `headSeq` is its head, by which head office knows whether it has everything. */
export interface FeedAsk {
  readonly after: number;
  readonly waitMs: number;
  readonly headSeq: number;
}

/** Pages after a place for one counter; waits for the first up to `waitMs`, unless the asker is gone. */
export async function feedAfter(
  office: Office,
  { contact, counter }: Contact,
  { after, waitMs, headSeq }: FeedAsk,
  isGone: () => boolean,
): Promise<FeedAnswer> {
  // Noted before the wait: what the counter records while it waits is not covered by its word.
  await noteExchange(office.db, counter, { seq: headSeq, feedPlace: after }, office.clock());
  const topic = feedTopic(counter.branch);
  const started = performance.now();
  for (;;) {
    const turn = office.wakeups.turn(topic);
    const pages = await pagesAfter(office, counter.branch, counter.counter, after);
    const left = waitMs - (performance.now() - started);
    if (pages.length > 0 || left <= 0 || isGone() || office.wakeups.isClosed()) {
      const current = (await findCounter(office.db, counter.counter)) ?? counter;
      const ack = ackOf(office, current);
      return { pages: [...pages], ack, timeToken: timeToken(office, contact) };
    }
    await office.metrics.waiting(office.wakeups.wait(topic, turn, Math.min(left, lookAgainMs)));
  }
}
