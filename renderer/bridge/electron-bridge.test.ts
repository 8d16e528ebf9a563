import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../shared/bridge/index.ts';
import { Fault } from '../../shared/errors.ts';
import { contextBridge, exposedBridge } from './electron-bridge.ts';

const exposing = (acquire: () => Promise<unknown>): Bridge =>
  // Only what is called below.
  ({ journalLog: { acquire }, onNews: () => () => {} }) as unknown as Bridge;

describe('the exposed bridge', () => {
  it('is not there outside Electron', () => {
    expect(exposedBridge()).toBeNull();
  });

  it('gives back the fault of which only the message has crossed', async () => {
    const bridge = contextBridge(
      exposing(() => Promise.reject(new Error('LEASE_HELD: another window'))),
    );
    const lease = bridge.journalLog.acquire();
    await expect(lease).rejects.toBeInstanceOf(Fault);
    await expect(lease).rejects.toMatchObject({ code: 'LEASE_HELD', detail: 'another window' });
  });

  it('leaves any other error as it is, and values untouched', async () => {
    const odd = new TypeError('cannot clone');
    await expect(
      contextBridge(exposing(() => Promise.reject(odd))).journalLog.acquire(),
    ).rejects.toBe(odd);
    const bridge = contextBridge(exposing(() => Promise.resolve({ lease: '1' })));
    expect(await bridge.journalLog.acquire()).toEqual({ lease: '1' });
  });
});
