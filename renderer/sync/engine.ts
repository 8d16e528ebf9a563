import type { Bridge } from '../../shared/bridge/index.ts';
import type { UplinkFailure } from '../../shared/bridge/uplink.ts';
import { Fault, faultText } from '../../shared/errors.ts';
import type { Packer } from '../../shared/suite.ts';
import type { Ack, IntakeAnswer } from '../../shared/sync/answers.ts';
import { fullBatch } from '../../shared/sync/batch.ts';
import type { SignedTimeToken } from '../../shared/sync/time-token.ts';
import type { ExchangeStore } from '../data/exchange.ts';
import { nextBatch } from './batches.ts';
import { clockWords, failureWords, judgementWords } from './failure-words.ts';
import type { LineState, SyncStatus } from './status.ts';

/** What the engine moves between and tells. */
export interface EngineTools {
  readonly exchange: ExchangeStore;
  readonly bridge: Pick<Bridge, 'journalLog' | 'keyStore' | 'uplink'>;
  readonly packer: Packer;
  readonly report: (change: Partial<SyncStatus>) => void;
}

/** What a step did: moved something, found nothing to do, met a bad line, waits for a contact, or must not go on. */
export type Step = 'moved' | 'idle' | 'failed' | 'no-contact' | 'stopped';

/** The exchange with head office over HTTPS, a step at a time and without any timer: loops and tests drive it. */
export interface Engine {
  /** Opens a contact if there is none, then sends one batch. Never called twice at once: a contact must not overtake a batch. */
  pushOnce(): Promise<Step>;
  /** Waits up to `waitMs` for pages and applies them. May run beside a push. */
  pullOnce(waitMs: number): Promise<Step>;
  /** Tells the pending count anew, after an act. */
  tell(): void;
}

/** An engine that has no contact yet. */
export function createEngine(tools: EngineTools): Engine {
  const { exchange, bridge, report } = tools;
  let hasContact = false;
  /** The last entry head office told it has, which a restored one may tell lower than before. */
  let storedSeq = 0;
  let maxEntries: number = fullBatch.entries;
  let line: LineState = { kind: 'starting' };

  const pending = (): number => exchange.head().seq - exchange.acknowledged().seq;
  const tell = (next: LineState['kind'] = line.kind, reason = ''): void => {
    const since = 'since' in line && line.kind === next ? line.since : exchange.now();
    line = lineOf(next, since, reason);
    report({ line, pending: pending() });
  };
  const failed = (failure: UplinkFailure): Step => {
    if (failure.kind === 'interrupted') return 'idle';
    if (failure.kind === 'no-contact') hasContact = false;
    if (failure.code === 'COUNTER_FROZEN') hasContact = false;
    else tell('offline', failureWords(failure));
    return failure.kind === 'no-contact' ? 'no-contact' : 'failed';
  };
  const stop = async (words: string): Promise<Step> => {
    hasContact = false;
    await exchange.judge(words);
    tell('stopped', words);
    return 'stopped';
  };
  const heard = async (ack: Ack | null, token: SignedTimeToken | null): Promise<void> => {
    if (ack !== null) {
      if (ack.era !== exchange.era) throw new Fault('FEED_NOT_CONTINUED', `era ${ack.era}`);
      await exchange.acknowledge(ack);
    }
    const ahead = token === null ? null : await exchange.noteTime(token);
    if (token !== null && ahead === null) throw new Fault('FEED_FORGED', 'time token');
    const clock = ahead === null ? {} : { clockTrouble: clockWords(ahead) };
    report({ lastExchangeAt: exchange.now(), pending: pending(), ...clock });
  };
  /** Runs a step; a fault of this counter's own ends in words, not in a stopped loop. */
  const guarded = async (step: () => Promise<Step>): Promise<Step> => {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const words = faultText(error.code);
      const isFork = error.code === 'JOURNAL_FORK' || error.code === 'JOURNAL_RESTORED';
      if (isFork) return await stop(words);
      tell('offline', words);
      return 'failed';
    }
  };

  const openContact = async (): Promise<Step> => {
    const answer = await bridge.uplink.contact(exchange.head(), exchange.feedPlace());
    if (!answer.ok) return failed(answer.failure);
    const { judgement, ack, timeToken } = answer.value;
    const words = judgementWords(judgement);
    if (words !== null) return await stop(words);
    await heard(ack, timeToken);
    await exchange.judge(null);
    hasContact = true;
    storedSeq = ack.seq;
    maxEntries = fullBatch.entries;
    tell('online');
    return 'moved';
  };

  const took = async (answer: IntakeAnswer): Promise<Step> => {
    if (answer.status === 'FORK') return await stop(judgementWords('FORK') ?? '');
    // A gap is filled from where head office asks, however far back that is.
    storedSeq = answer.status === 'GAP' ? answer.need.seq - 1 : answer.ack.seq;
    await heard(answer.ack, null);
    tell('online');
    return 'moved';
  };

  return {
    tell: () => tell(),
    pushOnce: () =>
      guarded(async () => {
        if (!hasContact) return await openContact();
        if (exchange.head().seq <= storedSeq) return 'idle';
        const batch = await nextBatch(tools, storedSeq + 1, maxEntries);
        if (batch === null) return 'idle';
        // A try on a lost line is not yet an exchange: it stays 离线 since it was lost.
        if (line.kind !== 'offline') tell('exchanging');
        const answer = await bridge.uplink.push(batch.bytes);
        if (answer.ok) return await took(answer.value);
        const count = batch.to - batch.from + 1;
        if (answer.failure.status !== 413 || count === 1) return failed(answer.failure);
        maxEntries = Math.max(1, Math.floor(count / 2));
        return 'moved';
      }),
    pullOnce: (waitMs) =>
      guarded(async () => {
        if (!hasContact) return 'no-contact';
        const place = exchange.feedPlace();
        const answer = await bridge.uplink.pull(place, waitMs, exchange.head().seq);
        if (!answer.ok) return failed(answer.failure);
        const { pages, ack, timeToken } = answer.value;
        await heard(ack, timeToken);
        for (const page of pages) await exchange.takePage(page);
        if (line.kind === 'offline') tell('online');
        else tell();
        return pages.length > 0 ? 'moved' : 'idle';
      }),
  };
}

function lineOf(kind: LineState['kind'], since: number, reason: string): LineState {
  switch (kind) {
    case 'starting':
      return { kind };
    case 'online':
    case 'exchanging':
      return { kind, since };
    case 'offline':
    case 'stopped':
      return { kind, since, reason };
  }
}
