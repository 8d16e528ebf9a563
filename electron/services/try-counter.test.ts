import { describe, expect, it } from 'vitest';
import { FaultyDisk } from '../../test/electron/faulty-disk.ts';
import { createTryCounter } from './try-counter.ts';

const start = Date.UTC(2026, 10, 23, 2);
const minute = 60_000;

describe('try counter', () => {
  it('waits longer after each wrong try, at last a day', async () => {
    const disk = new FaultyDisk();
    const waits: (number | null)[] = [];
    for (let tries = 1; tries <= 12; tries += 1) {
      // Each with a fresh start: only what is on the disk counts.
      const tryCounter = createTryCounter(disk, '/staff', () => start);
      await tryCounter.begin('100023', 'key');
      disk.cutPower();
      const until = await tryCounter.lockedUntil('100023', 'key');
      waits.push(until === null ? null : (until - start) / minute);
    }
    expect(waits).toEqual([null, null, null, 1, 2, 5, 10, 20, 30, 1440, 1440, 1440]);
  });

  it('begins anew after the right password, and with a new key', async () => {
    const tryCounter = createTryCounter(new FaultyDisk(), '/staff', () => start);
    for (let tries = 1; tries <= 6; tries += 1) await tryCounter.begin('100023', 'key');
    expect(await tryCounter.lockedUntil('100023', 'key')).not.toBeNull();
    expect(await tryCounter.lockedUntil('100023', 'new key')).toBeNull();
    expect(await tryCounter.lockedUntil('100045', 'key')).toBeNull();
    await tryCounter.succeed('100023', 'key');
    await tryCounter.begin('100023', 'key');
    expect(await tryCounter.lockedUntil('100023', 'key')).toBeNull();
  });

  it('gives no free tries for a spoiled file', async () => {
    const disk = new FaultyDisk();
    disk.put('/staff/100023.tries.json', Uint8Array.of(0, 1, 2));
    const tryCounter = createTryCounter(disk, '/staff', () => start);
    await tryCounter.begin('100023', 'key');
    expect(await tryCounter.lockedUntil('100023', 'key')).toBe(start + 1440 * minute);
  });
});
