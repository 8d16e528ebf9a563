import { describe, expect, it } from 'vitest';
import type { ShellServices } from '../../shared/bridge/index.ts';
import type { SessionStatement } from '../../shared/safeguards/session.ts';
import { createCounterUse } from './counter-use.ts';

const hash = 'a'.repeat(64);
const at = (place: number, life = 1) => ({ life, place, hash });
const record = (place: number, life = 1) => ({
  ...at(place, life),
  kind: 'entry' as const,
  frame: new Uint8Array(),
});

/** A use that hears the calls of one page: of a journal with this head, acknowledged so far. */
async function opened(head: number | null, acknowledged: number | null) {
  const use = createCounterUse();
  const done = async () => undefined;
  const services = {
    journalLog: {
      open: async () => ({
        installation: 'i',
        scan: { last: head === null ? null : at(head), records: 0, bytes: 0, trouble: null },
        canary: acknowledged === null ? null : { installation: 'i', head: at(acknowledged) },
      }),
      append: done,
      putBack: done,
      noteAcknowledged: done,
    },
    staffKeys: {
      signIn: async () => ({
        status: 'signed-in',
        authority: { statement: { staff: '100023' } },
      }),
      signOut: done,
      signSession: async () => ({ signature: '' }),
      unlock: async () => ({
        status: 'proved',
        authority: { statement: { staff: '100023' } },
      }),
      handOver: async () => ({
        status: 'proved',
        authority: { statement: { staff: '100025' } },
      }),
    },
    // Only what a use hears.
  } as unknown as ShellServices;
  const page = use.watch(services);
  await page.journalLog.open();
  return { use, page, services };
}

describe('what head office lacks', () => {
  it.each([
    [null, null, false],
    [3, 3, false],
    [3, 2, true],
    [3, null, true],
  ])('UP-2 with head %s and %s acknowledged is something: %s', async (head, known, unsent) => {
    const { use } = await opened(head, known);
    expect(use.hasUnsent()).toBe(unsent);
  });

  it('UP-2 is unknown, so something, before the journal was opened', () => {
    expect(createCounterUse().hasUnsent()).toBe(true);
  });

  it('UP-2 grows with an act and is gone with its acknowledgement', async () => {
    const { use, page } = await opened(3, 3);
    await page.journalLog.append('lease', record(4), hash);
    expect(use.hasUnsent()).toBe(true);
    await page.journalLog.noteAcknowledged('lease', at(3));
    expect(use.hasUnsent()).toBe(true);
    await page.journalLog.noteAcknowledged('lease', at(4));
    expect(use.hasUnsent()).toBe(false);
  });

  it('UP-2 is not less because an earlier life was acknowledged further', async () => {
    const { use, page } = await opened(9, 9);
    await page.journalLog.append('lease', record(1, 2), hash);
    expect(use.hasUnsent()).toBe(true);
  });

  it('UP-2 is not changed by a failed act', async () => {
    const { use, services } = await opened(3, 3);
    services.journalLog.append = () => Promise.reject(new Error('disk'));
    const page = use.watch(services);
    await expect(page.journalLog.append('lease', record(4), hash)).rejects.toThrow('disk');
    expect(use.hasUnsent()).toBe(false);
  });
});

const signedLock: SessionStatement = {
  purpose: 'session',
  act: 'lock',
  staff: '100023',
  session: '01935d2a-0000-7000-8000-000000000001',
  counter: '0101-02',
  epoch: 1,
  seq: 4,
  prev: hash,
  at: 0,
};

describe('who works at the counter', () => {
  it('UP-2 is somebody from sign-in to sign-out, and every change is told', async () => {
    const { use, page } = await opened(null, null);
    let changes = 0;
    use.onChange(() => (changes += 1));
    await page.staffKeys.signIn();
    expect(use.isSignedIn()).toBe(true);
    await page.staffKeys.signOut('100099');
    expect(use.isSignedIn()).toBe(true);
    await page.staffKeys.signOut('100023');
    expect(use.isSignedIn()).toBe(false);
    expect(changes).toBe(3);
  });

  it('UP-2 is somebody again after a lock, once the same person has unlocked', async () => {
    const { use, page } = await opened(null, null);
    await page.staffKeys.signIn();
    await page.staffKeys.signSession(signedLock);
    await page.staffKeys.signOut('100023');
    expect(use.isSignedIn()).toBe(true);
    await page.staffKeys.unlock({ staff: '100023', name: '张敏', lockedAt: 0 });
    expect(use.isSignedIn()).toBe(true);
    await page.staffKeys.signOut('100023');
    expect(use.isSignedIn()).toBe(false);
  });

  it('UP-2 is nobody once a supervisor has ended a locked session', async () => {
    const { use, page } = await opened(null, null);
    await page.staffKeys.signIn();
    await page.staffKeys.signSession(signedLock);
    await page.staffKeys.signOut('100023');
    await page.staffKeys.signOut('100023');
    expect(use.isSignedIn()).toBe(false);
  });

  it('UP-2 is who takes over after a hand-over', async () => {
    const { use, page } = await opened(null, null);
    await page.staffKeys.signIn();
    const counts = { drafts: 0, waiting: 0, returned: 0, accepted: 0, pending: 0 };
    const content = { note: '', counts, headSerial: '0101-02-1-000003' };
    const session = '01935d2a-0000-7000-8000-000000000001';
    await page.staffKeys.handOver({ staff: '100023', name: '张敏', session, content });
    await page.staffKeys.signOut('100023');
    expect(use.isSignedIn()).toBe(true);
    await page.staffKeys.signOut('100025');
    expect(use.isSignedIn()).toBe(false);
  });

  it('UP-2 is nobody once the page was loaded anew and shows the sign-in', async () => {
    const { use, page, services } = await opened(null, null);
    await page.staffKeys.signIn();
    use.watch(services);
    expect(use.isSignedIn()).toBe(false);
  });
});
