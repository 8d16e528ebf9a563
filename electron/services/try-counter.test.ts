import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaultyDisk } from '../../test/electron/faulty-disk.ts';
import { publishedTryRules } from './sign-in-tries.ts';
import { createTryCounter } from './try-counter.ts';
import { fileTrace, sharedTrace } from './try-trace.ts';

const start = Date.UTC(2026, 10, 23, 2);
const second = 1000;
const own = '/staff/100023.tries.json';
const beside = '/counter.tries';
const spoiled = Uint8Array.of(0, 1, 2);

/** A counter of tries as a newly started program has it: only what is on the disk counts. */
function counterOn(disk: FaultyDisk, clock = () => start) {
  const traces = [
    fileTrace(disk, (staff) => `/staff/${staff}.tries.json`),
    sharedTrace(disk, beside),
  ];
  return createTryCounter(traces, clock, publishedTryRules);
}

async function tryOften(disk: FaultyDisk, times: number, staff = '100023'): Promise<void> {
  for (let at = 0; at < times; at += 1) await counterOn(disk).begin(staff, 'key');
}

const heldBack = (disk: FaultyDisk) => counterOn(disk).heldBack('100023', 'key');

describe('try counter', () => {
  it('SE-10 waits longer after each wrong try, at last a day and locked', async () => {
    const disk = new FaultyDisk();
    const waits: (number | null)[] = [];
    for (let tries = 1; tries <= 9; tries += 1) {
      await counterOn(disk).begin('100023', 'key');
      disk.cutPower();
      const held = await heldBack(disk);
      waits.push(held === null ? null : (held.until - start) / second);
      expect(held?.locked ?? false).toBe(tries >= 8);
    }
    expect(waits).toEqual([null, null, 30, 60, 300, 900, 1800, 86_400, 86_400]);
  });

  it('begins anew after the right password, and with a new key', async () => {
    const disk = new FaultyDisk();
    const tries = counterOn(disk);
    await tryOften(disk, 6);
    expect(await tries.heldBack('100023', 'key')).not.toBeNull();
    expect(await tries.heldBack('100023', 'new key')).toBeNull();
    expect(await tries.heldBack('100045', 'key')).toBeNull();
    await tries.succeed('100023', 'key');
    await tries.begin('100023', 'key');
    expect(await tries.heldBack('100023', 'key')).toBeNull();
  });

  it('SE-10 is not reset by deleting or spoiling one of its two files', async () => {
    const disk = new FaultyDisk();
    await tryOften(disk, 8);
    const locked = await heldBack(disk);
    await disk.remove(own);
    expect(await heldBack(disk)).toEqual(locked);
    await tryOften(disk, 1);
    await disk.remove(beside);
    expect(await heldBack(disk)).toMatchObject({ locked: true, wrong: 9 });
    disk.put(beside, spoiled);
    expect(await heldBack(disk)).toMatchObject({ locked: true, wrong: 9 });
  });

  it('gives one try before the lock where every file is spoiled', async () => {
    const disk = new FaultyDisk();
    disk.put(own, spoiled);
    disk.put(beside, spoiled);
    await tryOften(disk, 1);
    expect(await heldBack(disk)).toMatchObject({ locked: true, until: start + 86_400 * second });
  });

  it('waits no longer than the rule says when the clock is set back', async () => {
    const disk = new FaultyDisk();
    const ahead = start + 400 * 86_400 * second;
    const tries = counterOn(disk, () => ahead);
    for (let at = 0; at < 3; at += 1) await tries.begin('100023', 'key');
    expect(await heldBack(disk)).toMatchObject({ until: start + 30 * second });
    const later = counterOn(disk, () => start + 30 * second);
    expect(await later.heldBack('100023', 'key')).toBeNull();
  });

  it('SE-12 keeps what no signed entry tells of yet, through right passwords and a new key', async () => {
    const disk = new FaultyDisk();
    await tryOften(disk, 3);
    // The second right one, given for an approval, has nothing of its own to tell.
    expect(await counterOn(disk).succeed('100023', 'key')).toBe(2);
    await tryOften(disk, 1);
    expect(await counterOn(disk).succeed('100023', 'key')).toBe(2);
    await counterOn(disk).begin('100023', 'new key');
    expect(await counterOn(disk).succeed('100023', 'new key')).toBe(2);
    await counterOn(disk).reported('100023', 'new key');
    await counterOn(disk).begin('100023', 'new key');
    expect(await counterOn(disk).succeed('100023', 'new key')).toBe(0);
  });

  it('SE-10 never makes a wait shorter by another wrong try, whatever is deleted in between', async () => {
    const step = fc.constantFrom('try', 'delete own', 'delete beside');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const disk = new FaultyDisk();
        let before = 0;
        for (const one of steps) {
          if (one === 'try') await tryOften(disk, 1);
          // One at a time, and a try in between: both at once is what nothing here can see.
          else await deleteOne(disk, one);
          const now = (await heldBack(disk))?.until ?? 0;
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Deletes one of the files, and lets a try put it back before the other can go too. */
async function deleteOne(disk: FaultyDisk, which: string): Promise<void> {
  await disk.remove(which === 'delete own' ? own : beside);
  await tryOften(disk, 1);
}
