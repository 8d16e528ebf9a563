import { describe, expect, it } from 'vitest';
import type { DiskState } from '../../shared/bridge/system.ts';
import { openWindow, startShell, temporaryFolder } from '../../test/electron/shell-kit.ts';
import { createDiskGuard } from './disk-guard.ts';

describe('disk guard', () => {
  it('tells when low begins and when it ends, once each', async () => {
    let free = 2000;
    const told: DiskState[] = [];
    const guard = createDiskGuard({
      freeBytes: async () => free,
      lowBelowBytes: 1000,
      noteTrouble: () => undefined,
    });
    guard.onChange((disk) => told.push(disk));
    await guard.state();
    free = 999;
    await guard.state();
    await guard.state();
    free = 1000;
    await guard.state();
    expect(told).toEqual([
      { freeBytes: 999, low: true },
      { freeBytes: 1000, low: false },
    ]);
  });

  it('looks by itself, and notes when it cannot', async () => {
    const troubles: string[] = [];
    const guard = createDiskGuard({
      freeBytes: () => Promise.reject(new Error('gone')),
      lowBelowBytes: 1000,
      noteTrouble: (what) => void troubles.push(what),
      intervalMs: 5,
    });
    await expect.poll(() => troubles.length).toBeGreaterThan(0);
    guard.stop();
    await expect(guard.refuseIfLow()).rejects.toThrow('gone');
  });

  it('reaches every open window as news', async () => {
    const folder = temporaryFolder();
    let free = 10 ** 12;
    const shell = await startShell(folder.path, { freeBytes: async () => free });
    const first = openWindow(shell, 'first');
    const second = openWindow(shell, 'second');
    second.end();
    free = 0;
    await first.services.system.disk();
    expect(first.news).toEqual([{ kind: 'disk', disk: { freeBytes: 0, low: true } }]);
    expect(second.news).toEqual([]);
    await shell.close();
    folder.remove();
  });
});
