import { describe, expect, it, vi } from 'vitest';
import type { SessionStatement } from '../../shared/safeguards/session.ts';
import { testPerson } from '../../test/helpers/people.ts';
import { createOpenKeys } from './open-keys.ts';
import type { Credential } from './staff-credential.ts';
import type { TryCounter } from './try-counter.ts';

const zhang = testPerson('100023', '张敏', 1, 0);
const place = { epoch: 1, seq: 4, prev: 'a'.repeat(64) };
const signIn: SessionStatement = {
  purpose: 'session',
  act: 'sign-in',
  staff: '100023',
  session: '01935d2a-0000-7000-8000-000000000001',
  counter: '0101-02',
  ...place,
  at: 0,
  failedTries: 3,
};

function opened(failedTries = 3) {
  const reported = vi.fn(async () => undefined);
  // Of the counter only this is asked here, of a credential only these.
  const keys = createOpenKeys({ reported } as unknown as TryCounter);
  const document = { staff: zhang.staff, authority: zhang.authority };
  keys.open({ document, key: {}, failedTries } as unknown as Credential);
  return { keys, reported };
}

describe('wrong tries a signature tells of', () => {
  it('SE-12 are forgotten only once its entry is in the journal', async () => {
    const { keys, reported } = opened();
    expect(await keys.keyFor(signIn)).not.toBeNull();
    expect(reported).not.toHaveBeenCalled();
    // The disk refused the entry: the same count is signed again, and no lower one.
    const again = { ...signIn, seq: 5, prev: 'b'.repeat(64) };
    expect(await keys.keyFor({ ...again, failedTries: 0 })).toBeNull();
    expect(await keys.keyFor(again)).not.toBeNull();
    await keys.appended(place);
    expect(reported).not.toHaveBeenCalled();
    await keys.appended({ epoch: 1, seq: 5, prev: 'b'.repeat(64) });
    expect(reported).toHaveBeenCalledTimes(1);
    expect(await keys.keyFor(again)).toBeNull();
  });

  it('SE-12 stay when the key is forgotten before the entry was written', async () => {
    const { keys, reported } = opened();
    await keys.keyFor(signIn);
    keys.close(zhang.staff);
    await keys.appended(place);
    expect(reported).not.toHaveBeenCalled();
  });
});
