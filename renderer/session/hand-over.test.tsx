import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit } from '../../test/helpers/screen-kit.tsx';
import { Fault } from '../../shared/errors.ts';
import { handOver } from './hand-over.ts';
import { useSession } from './session-store.ts';

let kit: ScreenKit;
const work = { note: '', counts: { drafts: 0, waiting: 0, returned: 0, accepted: 0 } };
const full = new Fault('DISK_LOW', 'full');

beforeEach(async () => {
  kit = await screenKit();
});
afterEach(() => {
  vi.restoreAllMocks();
  cleanup();
  useSession.setState({ signedIn: null, lock: null });
});

/** Hands over while something fails; gives whose keys were closed. */
async function failing(): Promise<readonly string[]> {
  const signOut = vi.spyOn(kit.context.bridge.staffKeys, 'signOut');
  const giver = useSession.getState().signedIn!;
  await expect(handOver(kit.context, giver, work)).rejects.toBe(full);
  return signOut.mock.calls.map(([staff]) => staff);
}

describe('a hand-over that breaks off', () => {
  it('SE-7 leaves no key of the receiver open where it cannot be recorded', async () => {
    vi.spyOn(kit.counter.store, 'act').mockRejectedValue(full);
    expect(await failing()).toEqual(['100025']);
    expect(useSession.getState().signedIn?.name).toBe('张敏');
  });

  it('SE-7 leaves nobody signed in once the giver’s session has ended', async () => {
    vi.spyOn(kit.counter.store, 'giveDrafts').mockRejectedValue(full);
    const closed = await failing();
    expect(closed).toContain('100023');
    expect(closed).toContain('100025');
    expect(useSession.getState().signedIn).toBeNull();
  });

  it('SE-7 leaves nobody signed in where the receiver’s sign-in cannot be recorded', async () => {
    const { store } = kit.counter;
    const act = store.act.bind(store);
    let acts = 0;
    vi.spyOn(store, 'act').mockImplementation(async (asked) => {
      acts += 1;
      if (acts > 1) throw full;
      return await act(asked);
    });
    expect(await failing()).toContain('100025');
    expect(useSession.getState().signedIn).toBeNull();
  });
});
