import { statfs } from 'node:fs/promises';
import type { DiskState } from '../../shared/bridge/system.ts';
import { Fault } from '../../shared/errors.ts';
import type { NoteTrouble } from './ports.ts';

export interface DiskGuard {
  state(): Promise<DiskState>;
  /** @throws Fault DISK_LOW */
  refuseIfLow(): Promise<void>;
  /** Hears when low begins and ends. */
  onChange(listener: (disk: DiskState) => void): void;
  stop(): void;
}

export interface DiskGuardOptions {
  readonly freeBytes: () => Promise<number>;
  readonly lowBelowBytes: number;
  readonly noteTrouble: NoteTrouble;
  readonly intervalMs?: number;
}

/** The browser engine throws its whole store away on a full disk: acts stop well before that. */
export const usualLowBytes = 500 * 1024 * 1024;

/** Free bytes for this account on the disk of a folder. */
export const freeBytesOf = (folder: string) => async (): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** Watches the free space: every 15 seconds, whenever asked, and before an append if the last look is older than one second. */
export function createDiskGuard(options: DiskGuardOptions): DiskGuard {
  const { freeBytes, lowBelowBytes, noteTrouble, intervalMs = 15_000 } = options;
  const listeners: ((disk: DiskState) => void)[] = [];
  let known: DiskState | null = null;
  let lookedAt = 0;

  const look = async (): Promise<DiskState> => {
    const free = await freeBytes();
    const disk = { freeBytes: free, low: free < lowBelowBytes };
    const changed = (known?.low ?? false) !== disk.low;
    known = disk;
    lookedAt = performance.now();
    if (changed) for (const listener of listeners) listener(disk);
    return disk;
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => noteTrouble('free space is unknown', error));
  }, intervalMs);
  timer.unref();

  return {
    state: look,
    async refuseIfLow() {
      const disk = known === null || performance.now() - lookedAt > 1000 ? await look() : known;
      if (disk.low) throw new Fault('DISK_LOW', `${disk.freeBytes} bytes free`);
    },
    onChange: (listener) => void listeners.push(listener),
    stop: () => clearInterval(timer),
  };
}
