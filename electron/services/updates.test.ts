import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateState } from '../../shared/bridge/update.ts';
import { isNewer, updateWait } from './update-rule.ts';
import { createUpdates, type Updates, type UpdateSource } from './updates.ts';

/** What the rule asks of the moment. */
const moment = { signedIn: false, unsent: false, open: false };
let listeners: (() => void)[] = [];
let offered: () => Promise<string | null>;
let downloaded: UpdateSource['download'];
let installed: boolean[] = [];
let left = 0;
let notes: string[] = [];
let told: UpdateState[] = [];
let updates: Updates;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(moment, { signedIn: false, unsent: false, open: false });
  [listeners, installed, notes, told, left] = [[], [], [], [], 0];
  offered = async () => '0.2.0';
  downloaded = async (onPercent) => {
    onPercent(41.7);
    return 'verified';
  };
  updates = createUpdates({
    source: {
      offered: () => offered(),
      download: (onPercent) => downloaded(onPercent),
      install: (restart) => void installed.push(restart),
    },
    running: '0.1.0',
    use: {
      isSignedIn: () => moment.signedIn,
      hasUnsent: () => moment.unsent,
      onChange: (listener) => void listeners.push(listener),
      watch: (services) => services,
    },
    isDayOpen: () => moment.open,
    clock: () => 0,
    random: () => Uint8Array.of(0),
    noteTrouble: (what) => void notes.push(what),
    leave: () => (left += 1),
  });
  updates.onChange((state) => void told.push(state));
});
afterEach(() => {
  updates.stop();
  vi.useRealTimers();
});

const look = () => vi.advanceTimersByTimeAsync(60_000);
const lookAgain = () => vi.advanceTimersByTimeAsync(3_600_000);
const ready = (waits: 'signed-in' | 'day-open' | 'unsent' | null): UpdateState => ({
  status: 'ready',
  version: '0.2.0',
  waits,
});

describe('a newer version', () => {
  it('is looked for soon after the start, downloaded, and told step by step', async () => {
    await look();
    expect(told).toEqual([
      { status: 'checking' },
      { status: 'downloading', version: '0.2.0', percent: 0 },
      { status: 'downloading', version: '0.2.0', percent: 41 },
      ready(null),
    ]);
  });

  it.each(['0.1.0', '0.0.9', '0.2.0-beta.1', 'latest'])(
    'UP-3 is not %s, and nothing is downloaded',
    async (version) => {
      offered = async () => version;
      downloaded = () => Promise.reject(new Error('downloaded'));
      await look();
      expect(updates.state()).toEqual({ status: 'idle' });
      expect(notes).toEqual([]);
    },
  );

  it('UP-4 is refused when digest or signature do not fit, and never installed', async () => {
    downloaded = async () => 'untrusted';
    await look();
    expect(updates.state()).toEqual({ status: 'refused', version: '0.2.0', why: 'untrusted' });
    expect(updates.install()).toMatchObject({ status: 'refused' });
    expect([updates.atEnd(), left]).toEqual([null, 0]);
  });

  it('is looked for again after a broken line', async () => {
    offered = () => Promise.reject(new Error('no line'));
    await look();
    expect(updates.state()).toEqual({ status: 'idle' });
    expect(notes).toHaveLength(1);
    offered = async () => '0.2.0';
    await lookAgain();
    expect(updates.state()).toEqual(ready(null));
  });

  it('stays ready without a line, and is dropped when it was withdrawn', async () => {
    await look();
    offered = () => Promise.reject(new Error('no line'));
    await lookAgain();
    expect(updates.state()).toEqual(ready(null));
    offered = async () => null;
    await lookAgain();
    expect(updates.state()).toEqual({ status: 'idle' });
    expect(updates.atEnd()).toBeNull();
  });

  it('gives way to a newer one still, and cannot be installed meanwhile', async () => {
    await look();
    offered = async () => '0.2.1';
    downloaded = () => new Promise(() => undefined);
    await lookAgain();
    expect(updates.state()).toMatchObject({ status: 'downloading', version: '0.2.1' });
    expect(updates.atEnd()).toBeNull();
  });
});

describe('the moment to install', () => {
  it('UP-2 comes when the program ends after the day', async () => {
    await look();
    updates.atEnd()?.();
    expect(installed).toEqual([false]);
  });

  it('UP-2 comes when staff choose it, and the program is there again afterwards', async () => {
    await look();
    expect(updates.install()).toEqual(ready(null));
    expect(left).toBe(1);
    updates.atEnd()?.();
    expect(installed).toEqual([true]);
  });

  it.each([
    ['signedIn', 'signed-in'],
    ['open', 'day-open'],
    ['unsent', 'unsent'],
  ] as const)('UP-2 does not come while %s', async (name, waits) => {
    moment[name] = true;
    await look();
    expect(updates.state()).toEqual(ready(waits));
    expect(updates.install()).toEqual(ready(waits));
    expect([updates.atEnd(), left, installed]).toEqual([null, 0, []]);
  });

  it('UP-2 is told as it comes and goes: with a sign-out at once, with the hour soon', async () => {
    Object.assign(moment, { signedIn: true, open: true });
    await look();
    told = [];
    moment.signedIn = false;
    for (const listener of listeners) listener();
    expect(told).toEqual([ready('day-open')]);
    moment.open = false;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(told).toEqual([ready('day-open'), ready(null)]);
  });

  it('UP-2 never comes while anything speaks against it', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (isSignedIn, isDayOpen, hasUnsent) => {
        const waits = updateWait({ isSignedIn, isDayOpen, hasUnsent });
        expect(waits === null).toBe(!(isSignedIn || isDayOpen || hasUnsent));
      }),
    );
  });
});

describe('the order of versions', () => {
  const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
  it('UP-3 is that of their three numbers, and one way only', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        const value = ([major, minor, patch]: readonly number[]) =>
          (major ?? 0) * 10_000 + (minor ?? 0) * 100 + (patch ?? 0);
        expect(isNewer(one.join('.'), other.join('.'))).toBe(value(one) > value(other));
      }),
    );
  });

  it.each(['1.0', '1.0.0-rc.1', '1.0.0+7', 'v1.0.0', '', '01.0.0 '])(
    'UP-3 has no place for %s',
    (text) => expect(isNewer(text, '0.1.0')).toBe(false),
  );
});
