import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { workerIndexPort } from './worker-port.ts';

/** A worker that does only what the test says. */
class StillWorker extends EventTarget {
  static last: StillWorker | null = null;
  readonly posted: unknown[] = [];
  isEnded = false;

  constructor() {
    super();
    StillWorker.last = this;
  }

  postMessage(message: unknown): void {
    this.posted.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }
}

const search = { ask: 1, kind: 'search', typed: '张', limit: 5 } as const;
const replies: unknown[] = [];
const failed: string[] = [];
const open = () =>
  workerIndexPort({
    reply: (reply) => void replies.push(reply),
    failed: (reason) => void failed.push(reason),
  });

describe('workerIndexPort', () => {
  beforeEach(() => {
    replies.length = 0;
    failed.length = 0;
    vi.useFakeTimers();
    vi.stubGlobal('Worker', StillWorker);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('passes requests and replies on', () => {
    const port = open();
    port.post(search);
    expect(StillWorker.last?.posted).toEqual([search]);
    StillWorker.last?.dispatchEvent(new MessageEvent('message', { data: { ask: 1 } }));
    vi.advanceTimersByTime(60_000);
    expect({ replies, failed }).toEqual({ replies: [{ ask: 1 }], failed: [] });
  });

  it('ends a worker that throws, and says so once', () => {
    open().post(search);
    StillWorker.last?.dispatchEvent(new ErrorEvent('error', { message: 'broken' }));
    vi.advanceTimersByTime(60_000);
    expect(failed).toEqual(['broken']);
    expect(StillWorker.last?.isEnded).toBe(true);
  });

  it('ends a worker that is asked and says nothing for half a minute', () => {
    const port = open();
    port.post(search);
    vi.advanceTimersByTime(29_000);
    expect(failed).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(failed).toEqual(['no reply']);
  });

  it('is still once closed', () => {
    const port = open();
    port.post(search);
    port.close();
    vi.advanceTimersByTime(60_000);
    expect(failed).toEqual([]);
    expect(StillWorker.last?.isEnded).toBe(true);
  });
});
