import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EndSessionAsk, HandOverAsk } from '../../shared/bridge/staff-keys.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import type { SessionStatement } from '../../shared/safeguards/session.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { SignedReseal } from '../../shared/sync/contact.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { fromHex, fromUtf8 } from '../../shared/values/bytes.ts';
import {
  enrolmentNotice,
  openWindow,
  startShell,
  temporaryFolder,
} from '../../test/electron/shell-kit.ts';
import {
  type SmallHeadOffice,
  startSmallHeadOffice,
} from '../../test/electron/small-head-office.ts';
import { nameForms } from './name-forms.ts';
import type { Shell } from './shell.ts';

const start = Date.UTC(2026, 10, 23, 2);
const day = 24 * 3_600_000;
const passwords: Readonly<Record<string, string>> = {
  '100023': 'counts all coins',
  '100045': 'checker checks it',
  '100067': 'supervises all day',
};
const session = '01935d2a-0000-7000-8000-000000000001';
let now = start;
let office: SmallHeadOffice;
let folder: ReturnType<typeof temporaryFolder>;
let shell: Shell;

const restart = async (headOfficeUrl: string | null) => {
  await shell.close();
  shell = await startShell(folder.path, { headOfficeUrl, clock: () => now, random: randomBytes });
};

beforeAll(async () => {
  office = await startSmallHeadOffice(() => now);
  folder = temporaryFolder();
  office.invite('CODE-0023', { staff: '100023', name: '张敏' });
  office.invite('CODE-0045', { staff: '100045', name: '李强', checker: true });
  office.invite('CODE-0067', { staff: '100067', name: '王芳', roles: ['maker', 'supervisor'] });
  shell = await startShell(folder.path, { headOfficeUrl: office.url, clock: () => now });
  await shell.enrol(enrolmentNotice.code, enrolmentNotice.fingerprint);
  await shell.firstSignIns(
    Object.entries(passwords).map(([staff, password]) => ({
      staff,
      code: `CODE-${staff.slice(2)}`,
      password,
    })),
  );
});
beforeEach(async () => {
  now = start;
  rmSync(`${folder.path}.tries`, { force: true });
  for (const name of readdirSync(join(folder.path, 'staff'))) {
    if (name.endsWith('.tries.json')) rmSync(join(folder.path, 'staff', name));
  }
  await restart(null);
});
afterEach(() => shell.close());
afterAll(async () => {
  await office.close();
  folder.remove();
});

const statement: SessionStatement = {
  purpose: 'session',
  act: 'unlock',
  staff: '100023',
  session,
  counter: '0101-02',
  epoch: 1,
  seq: 4,
  prev: '0'.repeat(64),
  at: start,
};
const locked = { staff: '100023', name: '张敏', lockedAt: start };
const notSigned = { code: 'NOT_SIGNED_IN' };

const publicKeyOf = (staff: string): Uint8Array =>
  fromHex(office.documents.get(staff)!.authority.statement.publicKey);

describe('unlocking', () => {
  it('takes the same person’s password, and says with it how often it was wrong', async () => {
    const { services, answer } = openWindow(shell);
    const outcome = services.staffKeys.unlock(locked);
    expect(await answer({ kind: 'unlock', password: passwords['100045']! })).toMatchObject({
      status: 'refused',
      field: 'password',
    });
    expect(await answer({ kind: 'sign-in', staff: '100045', password: 'x' })).toMatchObject({
      status: 'refused',
    });
    expect(await answer({ kind: 'unlock', password: passwords['100023']! })).toEqual({
      status: 'done',
    });
    expect(await outcome).toMatchObject({ status: 'proved', failedTries: 1 });
    await expect(services.staffKeys.signSession(statement)).rejects.toMatchObject(notSigned);
    const signed = { ...statement, failedTries: 1 };
    const { signature } = await services.staffKeys.signSession(signed);
    expect(intl1.verify(publicKeyOf('100023'), canonicalBytes(signed), fromHex(signature))).toBe(
      true,
    );
  });

  it('lets who has only run out of authority back to what they typed, and nobody who is revoked', async () => {
    const { services, answer } = openWindow(shell);
    now = start + 22 * day;
    const outcome = services.staffKeys.unlock(locked);
    expect(await answer({ kind: 'unlock', password: passwords['100023']! })).toEqual({
      status: 'done',
    });
    expect(await outcome).toMatchObject({ status: 'proved' });
  });
});

describe('ending another’s session', () => {
  const ask: EndSessionAsk = { ...locked, session };
  const end = (staff: string) => ({
    kind: 'end-session' as const,
    staff,
    password: passwords[staff]!,
  });

  it('SE-8 is a supervisor’s, who is not the person', async () => {
    const { services, answer } = openWindow(shell);
    const outcome = services.staffKeys.endSession(ask);
    expect(await answer(end('100023'))).toMatchObject({ field: 'staff' });
    expect(await answer(end('100045'))).toMatchObject({
      field: 'staff',
      message: '100045 李强 不是主管,不能结束他人的签到。',
    });
    expect(await answer(end('100067'))).toEqual({ status: 'done' });
    expect(await outcome).toMatchObject({ status: 'proved' });
  });

  it('opens the supervisor’s key for this end alone, and once', async () => {
    const { services, answer } = openWindow(shell);
    const outcome = services.staffKeys.endSession(ask);
    await answer(end('100067'));
    await outcome;
    const theirs = { ...statement, staff: '100067' };
    await expect(
      services.staffKeys.signSession({ ...theirs, act: 'sign-in' }),
    ).rejects.toMatchObject(notSigned);
    const ending = { ...theirs, act: 'end' as const };
    expect(await services.staffKeys.signSession(ending)).toHaveProperty('signature');
    await expect(services.staffKeys.signSession(ending)).rejects.toMatchObject(notSigned);
  });

  it('never ends another session than the one that was shown', async () => {
    const { services, answer } = openWindow(shell);
    const outcome = services.staffKeys.endSession(ask);
    await answer(end('100067'));
    await outcome;
    const other = '01935d2a-0000-7000-8000-000000000002';
    await expect(
      services.staffKeys.signSession({ ...statement, staff: '100067', act: 'end', session: other }),
    ).rejects.toMatchObject(notSigned);
  });
});

describe('a hand-over', () => {
  const counts = { drafts: 1, waiting: 0, returned: 0, accepted: 0, pending: 2 };
  const content = { note: '', counts, headSerial: '0101-02-1-000003' };
  const ask: HandOverAsk = { staff: '100023', name: '张敏', session, content };

  it('SE-7 is signed by the receiver for exactly what the panel showed', async () => {
    const { services, answer } = openWindow(shell);
    const outcome = services.staffKeys.handOver(ask);
    const take = (staff: string) =>
      answer({ kind: 'hand-over', staff, password: passwords[staff]! });
    expect(await take('100023')).toMatchObject({ field: 'staff' });
    expect(await take('100045')).toEqual({ status: 'done' });
    expect(await outcome).toMatchObject({ status: 'proved' });
    const half = { ...statement, act: 'take-over' as const, staff: '100045' };
    const handOver = { ...content, to: '100045' };
    const other = { ...handOver, counts: { ...counts, drafts: 0 } };
    await expect(
      services.staffKeys.signSession({ ...half, handOver: other }),
    ).rejects.toMatchObject(notSigned);
    await expect(services.staffKeys.signSession(half)).rejects.toMatchObject(notSigned);
    expect(await services.staffKeys.signSession({ ...half, handOver })).toHaveProperty('signature');
    // The receiver goes on with the key that is open now.
    expect(await services.staffKeys.signSession({ ...half, act: 'sign-out' })).toHaveProperty(
      'signature',
    );
  });
});

describe('a change of password', () => {
  const change = (password: string, next: string) => ({
    kind: 'change-password' as const,
    password,
    next,
  });
  const signIn = async (staff: string, password: string) => {
    const window = openWindow(shell, `for ${staff}`);
    void window.services.staffKeys.signIn();
    const reply = await window.answer({ kind: 'sign-in', staff, password });
    window.end();
    return reply.status;
  };

  it('PW-1 to PW-6 keeps to the rules, each at its field', async () => {
    const { services, answer } = openWindow(shell);
    const outcome = services.staffKeys.changePassword('100045');
    const old = passwords['100045']!;
    for (const [next, message] of [
      ['short', '密码至少 10 个字符。'],
      ['my number 100045', '密码不能包含柜员号。'],
      ['Li-Qiang works here', '密码不能包含本人姓名或其拼音。'],
      [old, '新密码不能与原密码相同。'],
    ] as const) {
      expect(await answer(change(old, next))).toEqual({
        status: 'refused',
        field: 'next',
        message,
      });
    }
    expect(await answer(change('not the old one', 'a fresh new secret'))).toMatchObject({
      field: 'password',
    });
    await services.staffKeys.cancelPanel();
    expect(await outcome).toEqual({ status: 'cancelled' });
    expect(await signIn('100045', old)).toBe('done');
  });

  it('holds here at once without a line, and reaches head office at the next contact, signed', async () => {
    const window = openWindow(shell);
    const before = office.documents.get('100067')!;
    const outcome = window.services.staffKeys.changePassword('100067');
    await window.answer(change(passwords['100067']!, 'a fresh new secret'));
    expect(await outcome).toEqual({ status: 'changed', sealedAt: start, isSent: false });
    expect(await signIn('100067', passwords['100067']!)).toBe('refused');
    expect(await signIn('100067', 'a fresh new secret')).toBe('done');
    const me = async () =>
      (await window.services.staffKeys.colleagues()).find(({ staff }) => staff === '100067');
    expect(await me()).toMatchObject({ passwordChangedAt: start, isPasswordWaiting: true });

    await restart(office.url);
    const again = openWindow(shell);
    // Head office's own document is newer and holds the old sealing: it must not bring the old password back.
    now = start + 60_000;
    office.documents.set('100067', office.reissued('100067'));
    await again.services.uplink.contact({ epoch: 1, seq: 0, hash: '0'.repeat(64) }, 0);
    const waiting = join(folder.path, 'staff', '100067.resealed.json');
    await expect.poll(() => existsSync(waiting)).toBe(false);
    const put = office.heard.find(({ path }) => path === protocolPaths.sealedKey)!;
    expect(put.method).toBe('PUT');
    const { statement: told, signature } = SignedReseal.parse(JSON.parse(fromUtf8(put.body)));
    expect(told).toMatchObject({ staff: '100067', sealedAt: start });
    expect(told.sealedKey).not.toBe(before.sealedKey);
    const key = publicKeyOf('100067');
    expect(intl1.verify(key, canonicalBytes(told), fromHex(signature))).toBe(true);
    expect(await signIn('100067', passwords['100067']!)).toBe('refused');
    expect(await signIn('100067', 'a fresh new secret')).toBe('done');
  });

  it('counts every sealing later than the one before, whatever the clock says', async () => {
    const window = openWindow(shell);
    now = start - day;
    const outcome = window.services.staffKeys.changePassword('100067');
    await window.answer(change('a fresh new secret', passwords['100067']!));
    expect(await outcome).toMatchObject({ status: 'changed', sealedAt: start + 1 });
  });
});

describe('names in passwords', () => {
  it.each([
    ['张敏', ['张敏', 'zhangmin', 'minzhang']],
    ['阿依古丽·买买提', ['阿依古丽买买提', 'ayigulimaimaiti', 'yigulimaimaitia']],
    ['吕绿', ['吕绿', 'lvlv']],
    ['John Smith', ['johnsmith']],
  ])('PW-3 spells %s', (name, forms) => {
    expect(nameForms(name)).toEqual(forms);
  });
});
