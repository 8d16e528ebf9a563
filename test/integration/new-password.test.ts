import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Shell } from '../../electron/services/shell.ts';
import type { ShellOptions } from '../../electron/services/shell-options.ts';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { setFirstPassword } from '../../headoffice/first-password.ts';
import { inBranch } from '../../headoffice/lane/branch-transaction.ts';
import { type Simulator, startSimulator } from '../../scripts/device-simulator/simulator.ts';
import type { Devices, NewPasswordOutcome } from '../../shared/bridge/devices.ts';
import { emptyHead } from '../../shared/journal/entry.ts';
import { type NewPassword, newPasswordRefusals } from '../../shared/safeguards/new-password.ts';
import { personDigest } from '../../shared/safeguards/person-digest.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { openWindow, startShell, temporaryFolder } from '../electron/shell-kit.ts';
import { officeKit, type OfficeKit, openTestDatabase, testNow } from '../helpers/office-kit.ts';
import { testKey } from '../helpers/people.ts';

const chosen = '749306';
const other = '318527';
const caseId = '01a20621-ad00-739a-ba7b-28ff57940bfb';
const holder = personDigest(intl1, { name: '测试客户', number: '110105199003071010' });
const ask = { caseId, holder, birthDate: '1990-03-07' };
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let simulator: Simulator;
let folder: ReturnType<typeof temporaryFolder>;
let shell: Shell | null = null;
let devices: Devices;
let headOfficeUrl: string;
let line: 'up' | 'down';
let now: number;
const troubles: string[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8063');
  app = buildApp(kit.headOffice);
  headOfficeUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  simulator = await startSimulator({
    port: 0,
    headOfficeKey: kit.headOffice.publicKey,
    clients: [],
  });
  folder = temporaryFolder();
});
beforeEach(async () => {
  line = 'up';
  now = testNow;
  await open(simulator.keypad);
});
afterAll(async () => {
  await shell?.close();
  await simulator.close();
  await app.close();
  await db.close();
  folder.remove();
});

/** Opens the shell on the folder; enrolled the first time, without a contact. */
async function open(keypad: string | null, change: Partial<ShellOptions> = {}): Promise<void> {
  await shell?.close();
  shell = await startShell(folder.path, {
    headOfficeUrl,
    fetch: (url, init) =>
      line === 'down' && new URL(url as URL).origin === headOfficeUrl
        ? Promise.reject(new TypeError('no line'))
        : fetch(url, init),
    clock: () => now,
    noteTrouble: (what, error) => troubles.push(`${what} ${String(error)}`),
    devices: { idReader: null, keypad },
    ...change,
  });
  if (!shell.isEnrolled()) {
    const code = await kit.headOffice.enrolmentCode('8063-01');
    expect(await shell.enrol(code, kit.headOffice.fingerprint)).toBeNull();
  }
  ({ devices } = openWindow(shell).services);
}

async function contact(): Promise<void> {
  const opened = await openWindow(shell!, 'contact').services.uplink.contact(emptyHead(), 0);
  expect(opened).toMatchObject({ ok: true, value: { judgement: 'OK' } });
  // It is the shell's alone.
  expect(JSON.stringify(opened)).not.toContain('password-setting');
}

async function play(what: string, body: object): Promise<number> {
  const answer = await fetch(`${simulator.origin}/sim/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

async function face(): Promise<{ asking: object | null; typed: number; words: string }> {
  const answer = await fetch(`${simulator.origin}/sim/state`);
  return ((await answer.json()) as { keypad: never }).keypad;
}

/** Lets the client type these in turn, each with 确认; gives what the keypad said after each. */
async function types(...entries: readonly string[]) {
  const outcome = devices.setPassword(ask);
  await expect.poll(async () => (await face()).asking).not.toBeNull();
  const said = [(await face()).words];
  for (const digits of entries) {
    expect(await play('keypad/type', { digits })).toBe(200);
    said.push((await face()).words);
  }
  return { outcome, said };
}

function taken(outcome: NewPasswordOutcome): NewPassword {
  if (outcome.status !== 'set') throw new Error(outcome.status);
  return outcome.newPassword;
}

/** What head office makes of it once the client has a number. */
async function atHeadOffice(clientNo: string, newPassword: NewPassword) {
  const { office } = kit.headOffice;
  return await inBranch(
    office,
    '8063',
    async (work) =>
      await setFirstPassword(office, work, {
        clientNo,
        caseId,
        counter: '8063-01',
        holder,
        birthDate: ask.birthDate,
        newPassword,
      }),
    'act:before-commit',
  );
}

it('TP-7 needs one contact first, and says so', async () => {
  expect(await devices.setPassword(ask)).toMatchObject({
    status: 'no-setting',
    message: expect.stringContaining('请联网一次后再设置'),
  });
  expect((await face()).asking).toBeNull();
  await contact();
});

it('TP-12 is typed twice, and head office has it as the client typed it', async () => {
  const { outcome, said } = await types(chosen, chosen);
  expect(said).toEqual(['请设置 6 位交易密码', '请再输入一次', '待机']);
  const newPassword = taken(await outcome);
  expect(newPassword).toMatchObject({
    sealedAt: testNow,
    until: testNow + 21 * 86_400_000,
    keypad: '模拟密码键盘',
    simulated: true,
  });
  const { publicKey } = kit.headOffice;
  expect(newPasswordRefusals(intl1, publicKey, newPassword, { counter: '8063-01' })).toEqual([]);
  expect(await atHeadOffice('8063000001', newPassword)).toEqual({ status: 'set' });
});

it('TP-12 differing entries and weak digits are typed again, on the keypad', async () => {
  const { outcome, said } = await types('123456', '900307', chosen, other, other, other);
  expect(said).toEqual([
    '请设置 6 位交易密码',
    '交易密码不能是连续数字。请重新设置',
    '交易密码不能是客户的出生日期。请重新设置',
    '请再输入一次',
    '两次输入不一致,请重新设置',
    '请再输入一次',
    '待机',
  ]);
  expect(await atHeadOffice('8063000002', taken(await outcome))).toEqual({ status: 'set' });
});

it('TP-7 is set without a line, also after a restart, until the statement has run out', async () => {
  line = 'down';
  await open(simulator.keypad);
  const { outcome } = await types(chosen, chosen);
  const newPassword = taken(await outcome);
  now = newPassword.until;
  const { outcome: last } = await types(chosen, chosen);
  expect(await last).toMatchObject({ status: 'set' });
  now = newPassword.until + 1;
  expect(await devices.setPassword(ask)).toMatchObject({
    status: 'no-setting',
    message: expect.stringContaining('2026-12-14 10:00:00,已过期'),
  });
});

it('TP-10 typed beyond the end of the term is not given on', async () => {
  const { outcome } = await types(chosen);
  now = testNow + 21 * 86_400_000 + 1;
  await play('keypad/type', { digits: chosen });
  expect(await outcome).toMatchObject({ status: 'no-setting' });
});

it('shows whose it is without a number, and is left by the client or by staff', async () => {
  const { outcome } = await types(chosen);
  expect((await face()).asking).toEqual({ clientNo: null, counter: '8063-01' });
  await play('keypad/press', { key: 'Escape' });
  expect(await outcome).toEqual({ status: 'cancelled' });
  const { outcome: byStaff } = await types(chosen);
  await devices.cancel();
  expect(await byStaff).toEqual({ status: 'cancelled' });
  await expect.poll(async () => (await face()).asking).toBeNull();
  // What was typed before counts for nothing.
  const { outcome: anew, said } = await types(chosen);
  expect(said.at(-1)).toBe('请再输入一次');
  await play('keypad/press', { key: 'Escape' });
  await anew;
});

it('TP-8 the client is asked nothing for somebody who is not the keypad’s head office', async () => {
  const stranger = await startSimulator({
    port: 0,
    headOfficeKey: testKey(9).publicKey,
    clients: [],
  });
  await open(stranger.keypad);
  expect(await devices.setPassword(ask)).toMatchObject({
    status: 'refused',
    message: expect.stringContaining('总部许可的签名'),
  });
  await stranger.close();
  expect(await devices.setPassword(ask)).toMatchObject({
    status: 'not-answering',
    message: expect.stringContaining('交易密码只能由客户在密码键盘上设置'),
  });
});

it('without a keypad says what goes on without it', async () => {
  await open(null);
  expect(await devices.setPassword(ask)).toMatchObject({
    status: 'not-configured',
    message: expect.stringContaining('其他步骤可先办理'),
  });
});

it('a keypad that knows no new passwords is not understood', async () => {
  await open(simulator.keypad, {
    fetch: (url, init) => fetch((url as URL).href.replace('v1/new-password', 'v1/unknown'), init),
  });
  expect(await devices.setPassword(ask)).toMatchObject({
    status: 'not-answering',
    message: expect.stringContaining('无法识别'),
  });
});

it('TP-5 leaves no digits in the counter’s folder or log', async () => {
  const files = readdirSync(dirname(folder.path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const found = (text: string): boolean =>
    files.some((bytes) => bytes.includes(text)) || troubles.join('\n').includes(text);
  expect(found('password-setting')).toBe(true);
  expect(found(chosen)).toBe(false);
  expect(found(other)).toBe(false);
});
