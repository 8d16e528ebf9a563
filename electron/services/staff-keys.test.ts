import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApproveAsk } from '../../shared/bridge/staff-keys.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { commandDigest } from '../../shared/journal/entry.ts';
import { decisionRefusals } from '../../shared/safeguards/approval.ts';
import type { SessionStatement } from '../../shared/safeguards/session.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { fromHex } from '../../shared/values/bytes.ts';
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
import { headOfficeTestKey } from '../../test/helpers/people.ts';
import type { Shell } from './shell.ts';

const start = Date.UTC(2026, 10, 23, 2);
const day = 24 * 3_600_000;
const passwords: Readonly<Record<string, string>> = {
  '100023': '我的密码 correct horse',
  '100045': 'checker checks it',
  '100067': 'supervises all day',
};
let now = start;
let office: SmallHeadOffice;
let folder: ReturnType<typeof temporaryFolder>;
let shell: Shell;

/** Everything random the shell was given since the device keys were made. */
const randoms: Uint8Array[] = [];
const random = (n: number): Uint8Array => {
  const made = randomBytes(n);
  randoms.push(made);
  return made;
};
const restart = async (headOfficeUrl: string | null) => {
  await shell.close();
  shell = await startShell(folder.path, { headOfficeUrl, clock: () => now, random });
};

beforeAll(async () => {
  office = await startSmallHeadOffice(() => now);
  folder = temporaryFolder();
  office.invite('CODE-0023', { staff: '100023', name: '张敏' });
  office.invite('CODE-0045', { staff: '100045', name: '李强', checker: true });
  office.invite('CODE-0067', { staff: '100067', name: '王芳', roles: ['maker', 'supervisor'] });
  shell = await startShell(folder.path, { headOfficeUrl: office.url, clock: () => now, random });
  randoms.length = 0;
  await shell.enrol(enrolmentNotice.code, enrolmentNotice.fingerprint);
  await shell.firstSignIns([
    { staff: '100045', code: 'CODE-0045', password: passwords['100045']! },
    { staff: '100067', code: 'CODE-0067', password: passwords['100067']! },
  ]);
});
beforeEach(async () => {
  now = start;
  forgetTries();
  await restart(office.url);
});
afterEach(() => shell.close());
afterAll(async () => {
  await office.close();
  folder.remove();
});

/** Every test begins with nobody held back. */
function forgetTries(): void {
  rmSync(`${folder.path}.tries`, { force: true });
  for (const staff of Object.keys(passwords)) {
    rmSync(join(folder.path, 'staff', `${staff}.tries.json`), { force: true });
  }
}

const statement: SessionStatement = {
  purpose: 'session',
  act: 'sign-in',
  staff: '100023',
  session: '01935d2a-0000-7000-8000-000000000001',
  counter: '0101-02',
  epoch: 1,
  seq: 1,
  prev: '0'.repeat(64),
  at: start,
};

describe('first sign-in', () => {
  const first = (change: object = {}) => ({
    kind: 'first-sign-in' as const,
    staff: '100023',
    code: 'CODE-0023',
    password: passwords['100023']!,
    ...change,
  });

  it('says what is wrong at its field, then makes the key and signs in', async () => {
    const window = openWindow(shell);
    const outcome = window.services.staffKeys.signIn();
    expect(await window.answer(first({ password: '123456789' }))).toMatchObject({
      status: 'refused',
      field: 'password',
      message: '密码至少 10 个字符。',
    });
    expect(await window.answer(first({ password: 'my 100023 password' }))).toMatchObject({
      field: 'password',
    });
    expect(await window.answer(first({ password: 'lone \ud800 surrogate' }))).toMatchObject({
      field: 'password',
    });
    expect(await window.answer(first({ code: 'CODE-9999' }))).toMatchObject({
      status: 'refused',
      field: 'code',
    });
    expect(await window.answer(first())).toEqual({ status: 'done' });
    expect(await outcome).toMatchObject({
      status: 'signed-in',
      authority: { statement: { staff: '100023' } },
    });
    const { signature } = await window.services.staffKeys.signSession(statement);
    const { publicKey } = office.documents.get('100023')!.authority.statement;
    expect(intl1.verify(fromHex(publicKey), canonicalBytes(statement), fromHex(signature))).toBe(
      true,
    );
  });

  it('leaves neither password nor private key in any file, nor on the line', () => {
    const files = readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
    const haystack = Buffer.concat([...files, ...office.heard.map(({ body }) => body)]);
    const found = (secret: Uint8Array): boolean => {
      const bytes = Buffer.from(secret);
      return [bytes, bytes.toString('base64'), bytes.toString('hex')].some((form) =>
        haystack.includes(form),
      );
    };
    const seeds = randoms.filter(({ length }) => length === 32);
    const salts = randoms.filter(({ length }) => length === 16);
    expect(seeds.length).toBeGreaterThanOrEqual(3);
    expect(seeds.filter(found)).toEqual([]);
    // The search finds what is there: the salts of three people's sealed keys, and of one head office refused.
    expect(salts.filter(found)).toHaveLength(4);
    for (const password of Object.values(passwords)) {
      expect([Buffer.from(password), Buffer.from(password, 'utf16le')].filter(found)).toEqual([]);
    }
  });

  it('SE-10 tells nobody without a code whether a colleague’s password was guessed', async () => {
    const window = openWindow(shell);
    void window.services.staffKeys.signIn();
    const guesses = [...Array.from({ length: 8 }, (_, at) => `a wrong guess ${at}`), '100045'];
    const replies: unknown[] = [];
    for (const guess of guesses) {
      const password = passwords[guess] ?? guess;
      const given = first({ staff: '100045', code: 'CODE-9999', password });
      replies.push(await window.answer(given));
    }
    expect(replies[0]).toMatchObject({ status: 'refused', field: 'code' });
    expect(replies).toEqual(guesses.map(() => replies[0]));
  });

  it('needs the line, and keeps the code good', async () => {
    await restart('http://127.0.0.1:9');
    const window = openWindow(shell);
    void window.services.staffKeys.signIn();
    expect(await window.answer(first({ staff: '100088' }))).toMatchObject({
      status: 'refused',
      field: 'code',
      message: expect.stringContaining('首次签到需要联网') as string,
    });
  });
});

describe('sign-in without a line', () => {
  beforeEach(() => restart(null));
  const signIn = (staff: string, password: string) => ({
    kind: 'sign-in' as const,
    staff,
    password,
  });

  it('takes the right password and no other', async () => {
    const window = openWindow(shell);
    const outcome = window.services.staffKeys.signIn();
    expect(await window.answer(signIn('100045', 'not this one'))).toMatchObject({
      status: 'refused',
      field: 'password',
    });
    expect(await window.answer(signIn('999999', 'anything'))).toMatchObject({
      status: 'refused',
      field: 'staff',
    });
    expect(window.isPanelShown()).toBe(true);
    expect(await window.answer(signIn('100045', passwords['100045']!))).toEqual({ status: 'done' });
    expect(await outcome).toMatchObject({ status: 'signed-in' });
    expect(window.isPanelShown()).toBe(false);
  });

  it('opens no one else’s file with a copied key', async () => {
    const path = (staff: string) => join(folder.path, 'staff', `${staff}.json`);
    const original = readFileSync(path('100067'), 'utf8');
    const theirs = JSON.parse(original) as object;
    const mine = JSON.parse(readFileSync(path('100045'), 'utf8')) as { sealedKey: string };
    writeFileSync(path('100067'), JSON.stringify({ ...theirs, sealedKey: mine.sealedKey }));
    const window = openWindow(shell);
    void window.services.staffKeys.signIn();
    const reply = await window.answer(signIn('100067', passwords['100045']!));
    writeFileSync(path('100067'), original);
    expect(reply).toMatchObject({ status: 'refused', field: 'password' });
  });

  it('says in words that an authority has run out, and since when one is revoked', async () => {
    const window = openWindow(shell);
    void window.services.staffKeys.signIn();
    now = start + 22 * day;
    expect(await window.answer(signIn('100045', passwords['100045']!))).toMatchObject({
      field: 'staff',
      message: expect.stringContaining('有效期') as string,
    });
    now = start;
    const path = join(folder.path, 'staff', '100067.json');
    const original = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      JSON.stringify({ ...(JSON.parse(original) as object), revokedAt: start - day }),
    );
    const reply = await window.answer(signIn('100067', passwords['100067']!));
    const colleagues = await window.services.staffKeys.colleagues();
    writeFileSync(path, original);
    expect(reply).toMatchObject({
      field: 'staff',
      message: expect.stringContaining('撤销') as string,
    });
    expect(colleagues.map(({ staff }) => staff)).not.toContain('100067');
  });

  it('locks after wrong tries, longer each time, across restarts and kills', async () => {
    let window = openWindow(shell);
    void window.services.staffKeys.signIn();
    const wrong = () => window.answer(signIn('100067', 'wrong again!'));
    for (let tries = 1; tries <= 2; tries += 1) {
      expect(await wrong()).toMatchObject({ message: '密码不正确,请重新输入。' });
    }
    expect(await wrong()).toMatchObject({ field: 'password', waitMs: 30_000 });
    // Nothing is closed in good order: the count was written before each try.
    shell = await startShell(folder.path, { clock: () => now });
    window = openWindow(shell);
    void window.services.staffKeys.signIn();
    const right = () => window.answer(signIn('100067', passwords['100067']!));
    expect(await right()).toMatchObject({
      field: 'password',
      message: '已连续输错 3 次,请稍候再试。',
      waitMs: 30_000,
    });
    const [colleague] = (await window.services.staffKeys.colleagues()).filter(
      ({ staff }) => staff === '100067',
    );
    expect(colleague?.lockedUntil).toBe(start + 30_000);
    now = start + 30_000;
    expect(await wrong()).toMatchObject({ waitMs: 60_000 });
    now += 59_999;
    expect(await right()).toMatchObject({ status: 'refused', waitMs: 1 });
    now += 1;
    expect(await right()).toEqual({ status: 'done' });
    const own = { ...statement, staff: '100067' };
    // Of who has just signed in: four were wrong, and no entry leaves that out.
    await expect(window.services.staffKeys.signSession(own)).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
    expect(await window.services.staffKeys.signSession({ ...own, failedTries: 4 })).toHaveProperty(
      'signature',
    );
    expect(
      (await window.services.staffKeys.colleagues()).every(
        ({ lockedUntil }) => lockedUntil === null,
      ),
    ).toBe(true);
  });

  it('signs nothing for a person whose key is not open, or who has signed out', async () => {
    const { services, answer } = openWindow(shell);
    await expect(services.staffKeys.signSession(statement)).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
    const outcome = services.staffKeys.signIn();
    await answer(signIn('100045', passwords['100045']!));
    const signedIn = await outcome;
    if (signedIn.status !== 'signed-in') throw new Error('not signed in');
    await expect(services.staffKeys.signSession(statement)).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
    const tries = signedIn.failedTries === 0 ? {} : { failedTries: signedIn.failedTries };
    const own = { ...statement, staff: '100045', ...tries };
    await expect(
      services.staffKeys.signSession({ ...own, counter: '0101-03' }),
    ).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
    expect(await services.staffKeys.signSession(own)).toHaveProperty('signature');
    expect(
      await services.staffKeys.signSession({ ...statement, staff: '100045', act: 'sign-out' }),
    ).toHaveProperty('signature');
    await services.staffKeys.signOut('100045');
    await expect(services.staffKeys.signSession(own)).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });
});

describe('approve', () => {
  const caseId = '01935d2a-0000-7000-8000-000000000002';
  const ask: ApproveAsk = {
    branch: '0101',
    business: 'account-opening',
    caseId,
    command: { type: 'SubmitOpening', version: 1, id: caseId, data: { name: '李雷' } },
    need: 'check',
    maker: '100023',
    expiresAt: start + day,
  };
  const digest = commandDigest(intl1, ask.business, ask.command);
  const decide = (change: object = {}) => ({
    kind: 'decide' as const,
    staff: '100045',
    password: passwords['100045']!,
    decision: 'approve' as const,
    comment: '',
    digest,
    ...change,
  });
  const refusedAs = (field: string | undefined, message: string) => ({
    status: 'refused',
    ...(field === undefined ? {} : { field }),
    message: expect.stringContaining(message) as string,
  });

  it('signs exactly the command that was shown, by another person with the right', async () => {
    const window = openWindow(shell);
    const outcome = window.services.staffKeys.approve(ask);
    expect(await window.answer(decide())).toEqual({ status: 'done' });
    const decided = await outcome;
    if (decided.status !== 'decided') throw new Error('not decided');
    const { command, maker, expiresAt } = ask;
    const request = {
      command,
      digest,
      needs: ['check' as const],
      maker,
      requestedAt: start,
      expiresAt,
    };
    const context = {
      suite: intl1,
      headOfficeKey: headOfficeTestKey.publicKey,
      branch: '0101',
      caseId,
      approved: [],
      giverRow: null,
      delegationInForce: false,
      row: null,
      at: start,
    };
    expect(decisionRefusals(decided.decision, { ...context, request })).toEqual([]);
    const altered = { ...request, digest: '1'.repeat(64) };
    expect(decisionRefusals(decided.decision, { ...context, request: altered })).not.toEqual([]);
    // The key of an approval is not kept open.
    await expect(
      window.services.staffKeys.signSession({ ...statement, staff: '100045' }),
    ).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it.each([
    [
      'the maker',
      decide({ staff: '100023', password: passwords['100023'] }),
      refusedAs('staff', '经办人本人'),
    ],
    [
      'somebody without the right',
      decide({ staff: '100067', password: passwords['100067'] }),
      refusedAs('staff', '没有复核权限'),
    ],
    [
      'a wrong password',
      decide({ password: 'wrong password' }),
      refusedAs('password', '密码不正确'),
    ],
    [
      'another digest than the one shown',
      decide({ digest: 'f'.repeat(64) }),
      refusedAs(undefined, '不一致'),
    ],
    [
      'a refusal without a reason',
      decide({ decision: 'refuse', comment: '  ' }),
      refusedAs('comment', '原因'),
    ],
    [
      'an answer to another question',
      { kind: 'sign-in' as const, staff: '100045', password: 'x' },
      refusedAs(undefined, ''),
    ],
  ])('refuses %s', async (_what, answer, reply) => {
    const window = openWindow(shell);
    const outcome = window.services.staffKeys.approve(ask);
    expect(await window.answer(answer)).toEqual(reply);
    await window.services.staffKeys.cancelPanel();
    expect(await outcome).toEqual({ status: 'cancelled' });
  });

  it('refuses what is too late, and what is another branch’s', async () => {
    const window = openWindow(shell);
    const late = window.services.staffKeys.approve(ask);
    now = start + day + 1;
    expect(await window.answer(decide())).toEqual(refusedAs(undefined, '时限已过'));
    expect(await window.answer({ kind: 'cancel' })).toEqual({ status: 'done' });
    await late;
    now = start;
    void window.services.staffKeys.approve({ ...ask, branch: '0202' });
    expect(await window.answer(decide())).toEqual(refusedAs(undefined, '不属于本营业部'));
  });

  it('opens one panel at a time, which ends with its window', async () => {
    const window = openWindow(shell);
    const other = openWindow(shell, 'other');
    const outcome = window.services.staffKeys.approve(ask);
    await expect(other.services.staffKeys.signIn()).rejects.toMatchObject({ code: 'PANEL_BUSY' });
    await other.services.staffKeys.cancelPanel();
    expect(window.isPanelShown()).toBe(true);
    window.end();
    expect(await outcome).toEqual({ status: 'cancelled' });
    await expect(shell.panelChannel.task()).rejects.toMatchObject({ code: 'BRIDGE_REFUSED' });
  });
});

describe('enrolment', () => {
  it('refuses a wrong code and a key that is not the one on paper, then enrols', async () => {
    const own = temporaryFolder();
    const fresh = await startShell(own.path, { headOfficeUrl: office.url, clock: () => now });
    const window = openWindow(fresh);
    await expect(window.services.staffKeys.signIn()).rejects.toMatchObject({
      code: 'NOT_ENROLLED',
    });
    const outcome = window.services.staffKeys.enrol();
    const enrol = (code: string, fingerprint: string) =>
      window.answer({ kind: 'enrol', code, fingerprint });
    const { code, fingerprint } = enrolmentNotice;
    expect(await enrol('WRONG-CODE', fingerprint)).toMatchObject({ field: 'code' });
    expect(await enrol(code, 'not hex')).toMatchObject({ field: 'fingerprint' });
    const asked = (): number =>
      office.heard.filter(({ path }) => path === protocolPaths.enrolment).length;
    const before = asked();
    expect(await enrol(code, '0'.repeat(32))).toMatchObject({ field: 'fingerprint' });
    // The code works once: a mistyped fingerprint must not use it up.
    expect(asked()).toBe(before);
    // A head office that does not know the question is judged by its answer alone.
    office.misbehaveAt(protocolPaths.headOffice, (_, response) => {
      response.writeHead(404).end('{}');
    });
    expect(await enrol(code, '0'.repeat(32))).toMatchObject({ field: 'fingerprint' });
    expect(asked()).toBe(before + 1);
    office.misbehaveAt(protocolPaths.headOffice, null);
    expect((await window.services.system.info()).counter).toBeNull();
    const grouped = fingerprint.toUpperCase().replace(/(.{4})/g, '$1 ');
    expect(await enrol(code, grouped)).toEqual({ status: 'done' });
    expect(await outcome).toEqual({ status: 'enrolled' });
    expect((await window.services.system.info()).counter).toMatchObject({
      counter: '0101-02',
      era: 1,
    });
    await fresh.close();
    own.remove();
  });
});
