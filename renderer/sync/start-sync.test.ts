import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { UplinkResult } from '../../shared/bridge/uplink.ts';
import type { Packer } from '../../shared/suite.ts';
import type { ExchangeStore } from '../data/exchange.ts';
import { startSync } from './start-sync.ts';
import { useSyncStatus } from './status.ts';

const packer: Packer = { gzip: (bytes) => Promise.resolve(bytes), gunzip: Promise.reject };
const ack = { era: 1, epoch: 1, seq: 0, hash: '' };
const opened: UplinkResult<unknown> = {
  ok: true,
  value: { contact: 'test', judgement: 'OK', ack, timeToken: null },
};
const down: UplinkResult<never> = { ok: false, failure: { kind: 'unreachable', detail: '' } };

function parts() {
  let listener = (): void => {};
  const head = { epoch: 1, seq: 1, hash: 'a'.repeat(64) };
  const contact = vi.fn<() => Promise<UplinkResult<unknown>>>(() => Promise.resolve(down));
  const push = vi.fn<() => Promise<UplinkResult<unknown>>>(() => Promise.resolve(down));
  const pull = vi.fn<() => Promise<UplinkResult<unknown>>>(() => Promise.resolve(down));
  const exchange = {
    head: () => head,
    acknowledged: () => ack,
    feedPlace: () => 0,
    now: () => 5,
    era: 1,
    counter: '0101-02',
    acknowledge: () => Promise.resolve(),
    noteTime: () => Promise.resolve(0),
    judge: () => Promise.resolve(),
    lines: () => Promise.resolve({ prev: '', lines: [], head, isFull: false }),
    onAct(heard: () => void) {
      listener = heard;
      return () => {};
    },
  };
  const bridge = {
    uplink: { contact, push, pull, interrupt: () => Promise.resolve() },
    journalLog: { keptBatch: () => Promise.resolve(null) },
    keyStore: { signBatchHeader: () => Promise.resolve('') },
  };
  const stop = startSync({
    // Only what a line that is down needs.
    exchange: exchange as unknown as ExchangeStore,
    bridge: bridge as unknown as Bridge,
    packer,
    after(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
  });
  return { contact, push, pull, stop, act: () => listener() };
}

describe('the exchange with a line that is down', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('tries at once, backs off to a minute, and tries at once again after an act', async () => {
    const { contact, stop, act } = parts();
    await vi.advanceTimersByTimeAsync(0);
    expect(contact.mock.calls.length).toBeGreaterThan(0);
    expect(useSyncStatus.getState()).toMatchObject({ line: { kind: 'offline' }, pending: 1 });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const tries = contact.mock.calls.length;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    const later = contact.mock.calls.length - tries;
    expect(later).toBeGreaterThan(8);
    expect(later).toBeLessThan(40);
    const before = contact.mock.calls.length;
    act();
    await vi.advanceTimersByTimeAsync(0);
    expect(contact.mock.calls.length).toBe(before + 1);
    stop();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(contact.mock.calls.length).toBe(before + 1);
  });

  it('says so when this program fails, and tries again', async () => {
    const { contact, stop } = parts();
    contact.mockRejectedValue(new TypeError('a bug'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(useSyncStatus.getState().line).toMatchObject({
      kind: 'offline',
      reason: expect.stringContaining('TypeError'),
    });
    expect(contact.mock.calls.length).toBeGreaterThan(1);
    stop();
  });

  it('sends what waits as soon as a pull finds the line back', async () => {
    const { contact, pull, push, stop } = parts();
    contact.mockResolvedValue(opened);
    const answered = { ok: true as const, value: { pages: [], ack, timeToken: null } };
    // A pull that hung ends five minutes later; by then the push rests for most of a minute.
    pull.mockReturnValueOnce(
      new Promise((done) => {
        setTimeout(() => done(down), 5 * 60_000);
      }),
    );
    pull.mockResolvedValueOnce(answered).mockReturnValue(new Promise(() => {}));
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    const before = push.mock.calls.length;
    expect(before).toBeGreaterThan(3);
    await vi.advanceTimersByTimeAsync(3000);
    expect(pull.mock.calls.length).toBeGreaterThan(2);
    expect(push.mock.calls.length).toBe(before + 1);
    stop();
  });
});
