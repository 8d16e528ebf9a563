import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Shell } from '../../electron/services/shell.ts';
import type { ShellOptions } from '../../electron/services/shell-options.ts';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { clientCard, readCard } from '../../scripts/device-simulator/cards.ts';
import { demoClients } from '../../scripts/demo-clients.ts';
import { type Simulator, startSimulator } from '../../scripts/device-simulator/simulator.ts';
import type { CardOutcome, Devices } from '../../shared/bridge/devices.ts';
import { provesPassword } from '../../shared/safeguards/password-proof.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { openWindow, startShell, temporaryFolder } from '../electron/shell-kit.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { testKey } from '../helpers/people.ts';

const right = '749306';
const wrong = '318527';
const visit = '01a20621-ad00-739a-ba7b-28ff57940bfb';
const clients = demoClients(20, 1);
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let simulator: Simulator;
let folder: ReturnType<typeof temporaryFolder>;
let shell: Shell;
let devices: Devices;
let headOfficeUrl: string;
let line: 'up' | 'down';
const troubles: string[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8061');
  app = buildApp(kit.headOffice);
  headOfficeUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  await kit.headOffice.clientPasswords.load(
    clients.slice(1).map(({ clientNo }) => ({ clientNo, password: right })),
  );
  simulator = await startSimulator({
    port: 0,
    headOfficeKey: kit.headOffice.publicKey,
    clients,
  });
  folder = temporaryFolder();
});
beforeEach(async () => {
  line = 'up';
  await open({ devices: { idReader: simulator.idReader, keypad: simulator.keypad } });
});
afterEach(async () => {
  await play('reader', { condition: 'ready' });
  await play('card', { card: null });
  await shell.close();
});
afterAll(async () => {
  await simulator.close();
  await app.close();
  await db.close();
  folder.remove();
});

/** Opens the shell on the folder; enrolled the first time. */
async function open(change: Partial<ShellOptions>): Promise<void> {
  const lined: typeof fetch = (url, init) =>
    line === 'down' && new URL(url as URL).origin === headOfficeUrl
      ? Promise.reject(new TypeError('no line'))
      : fetch(url, init);
  shell = await startShell(folder.path, {
    headOfficeUrl,
    fetch: lined,
    noteTrouble: (what, error) => troubles.push(`${what} ${String(error)}`),
    ...change,
  });
  if (!shell.isEnrolled()) {
    const code = await kit.headOffice.enrolmentCode('8061-01');
    expect(await shell.enrol(code, kit.headOffice.fingerprint)).toBeNull();
  }
  ({ devices } = openWindow(shell).services);
}

/** What a person at the simulator's pages does. */
async function play(what: string, body: object): Promise<number> {
  const answer = await fetch(`${simulator.origin}/sim/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

async function state(): Promise<{
  reader: { isWaiting: boolean };
  keypad: { asking: { clientNo: string; counter: string } | null; typed: number };
}> {
  return (await (await fetch(`${simulator.origin}/sim/state`)).json()) as never;
}

const reading = async (): Promise<void> => {
  await expect.poll(async () => (await state()).reader.isWaiting).toBe(true);
};
const asking = async (): Promise<void> => {
  await expect.poll(async () => (await state()).keypad.asking).not.toBeNull();
};

/** Asks for the client's password and types it. */
async function typed(clientNo: string, digits: string, inVisit = visit) {
  const outcome = devices.checkPassword({ clientNo, visit: inVisit });
  await asking();
  expect(await play('keypad/type', { digits })).toBe(200);
  return await outcome;
}

const nth = (at: number) => clients[at]!;

describe('the reader', () => {
  it('gives what is on the chip, photo and all', async () => {
    const client = nth(17);
    await play('card', { card: `client:${client.clientNo}` });
    const { photo, ...expected } = readCard(clientCard(client));
    const outcome = await devices.readDocument(0);
    expect(outcome).toMatchObject({
      status: 'read',
      card: { ...expected, simulated: true, device: '模拟身份证阅读器' },
    });
    const { card } = outcome as Extract<CardOutcome, { status: 'read' }>;
    expect(Buffer.from(card.photo.bytes).toString('base64')).toBe(photo.data);
    expect(card.name).toContain('\u00B7');
    expect(card.ethnicity).toBe('维吾尔');
  });

  it('waits for a document, and no longer than it is told', async () => {
    expect(await devices.readDocument(50)).toMatchObject({
      status: 'no-card',
      message: expect.stringContaining('手工录入'),
    });
    const outcome = devices.readDocument(20_000);
    await reading();
    await play('card', { card: 'new:1' });
    expect(await outcome).toMatchObject({ status: 'read', card: { name: '陈𬱖' } });
  });

  it('is asked one thing at a time, and let go at once', async () => {
    const outcome = devices.readDocument(20_000);
    await reading();
    await expect(devices.readDocument(0)).rejects.toThrow('DEVICE_BUSY');
    await expect(devices.checkPassword({ clientNo: '1', visit })).rejects.toThrow('DEVICE_BUSY');
    // Another window ends nothing that is not its own.
    await openWindow(shell, 'other').services.devices.cancel();
    expect((await state()).reader.isWaiting).toBe(true);
    await devices.cancel();
    expect(await outcome).toEqual({ status: 'cancelled' });
    expect((await state()).reader.isWaiting).toBe(false);
    expect(await devices.readDocument(0)).toMatchObject({ status: 'no-card' });
  });

  it('is let go when its window is gone', async () => {
    const window = openWindow(shell, 'third');
    const outcome = window.services.devices.readDocument(20_000);
    await reading();
    window.end();
    expect(await outcome).toEqual({ status: 'cancelled' });
  });

  it('unplugged in the middle of a read says so, and works again when it is back', async () => {
    const outcome = devices.readDocument(20_000);
    await reading();
    await play('reader', { condition: 'unplugged' });
    expect(await outcome).toMatchObject({
      status: 'not-answering',
      message: expect.stringContaining('读取中途与读卡器断开'),
    });
    const [reader] = await devices.states();
    expect(reader).toMatchObject({ device: 'id-reader', status: 'not-answering' });
    await play('reader', { condition: 'ready' });
    await play('card', { card: 'new:2' });
    expect(await devices.readDocument(0)).toMatchObject({ status: 'read' });
  });

  it('broken says what it reports and what to do', async () => {
    await play('reader', { condition: 'broken' });
    expect(await devices.states()).toMatchObject([
      { device: 'id-reader', status: 'faulty', words: expect.stringContaining('读头没有响应') },
      { device: 'keypad', status: 'ready', simulated: true, words: '' },
    ]);
    expect(await devices.readDocument(0)).toMatchObject({ status: 'not-answering' });
  });
});

describe('a service that is no reader', () => {
  let server: Server;
  let reply: (path: string) => { status?: number; body: string | Buffer } | null;
  const info = {
    protocol: 1,
    device: 'id-reader',
    name: '读卡器',
    simulated: false,
    status: 'ready',
  };
  const card = readCard(clientCard(nth(1)));
  const png = Buffer.from(card.photo.data, 'base64');

  beforeEach(async () => {
    reply = () => null;
    server = createServer((request, response) => {
      const answer = reply(request.url ?? '');
      if (answer === null) return void response.socket?.destroy();
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.end(answer.body);
    });
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await shell.close();
    await open({ devices: { idReader: `http://127.0.0.1:${port}`, keypad: null } });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise<void>((done) => void server.close(() => done()));
  });

  const withCard = (change: object) => (path: string) => ({
    body: JSON.stringify(
      path.endsWith('device')
        ? info
        : { protocol: 1, status: 'read', card: { ...card, ...change } },
    ),
  });

  it('is read when it keeps to the protocol', async () => {
    reply = withCard({});
    expect(await devices.readDocument(0)).toMatchObject({ status: 'read' });
  });

  const bad: readonly [string, object][] = [
    ['no name', { name: '' }],
    ['a name that shows itself otherwise', { name: '张\u202E三' }],
    ['half a character', { name: '张\ud842' }],
    ['a number with a letter of no card', { idNumber: '11000019900307012x' }],
    ['a day that does not exist', { validFrom: '2023-02-30' }],
    ['an end before the beginning', { validUntil: '2001-01-01' }],
    [
      'a photo too large',
      {
        photo: {
          mediaType: 'image/png',
          data: Buffer.concat([png, Buffer.alloc(300_000)]).toString('base64'),
        },
      },
    ],
    [
      'a photo that is none',
      { photo: { mediaType: 'image/png', data: Buffer.from('<svg onload=x>').toString('base64') } },
    ],
    [
      'a photo of another kind than it says',
      { photo: { mediaType: 'image/jpeg', data: card.photo.data } },
    ],
    [
      'an answer beyond all measure',
      { photo: { mediaType: 'image/png', data: 'A'.repeat(2_000_000) } },
    ],
  ];
  it.each(bad)('with %s is not believed', async (_what, change) => {
    reply = withCard(change);
    expect(await devices.readDocument(0)).toMatchObject({
      status: 'unreadable',
      message: expect.stringContaining('无法识别'),
    });
  });

  it.each([
    ['a page', '<html>'],
    ['cut JSON', '{"protocol":1,"device":"id-'],
    ['another protocol', JSON.stringify({ ...info, protocol: 2 })],
    ['another device', JSON.stringify({ ...info, device: 'keypad' })],
    ['bytes', Buffer.of(0xff, 0xfe)],
  ])('that introduces itself by %s is not ready', async (_what, body) => {
    reply = () => ({ body });
    expect(await devices.states()).toMatchObject([
      { status: 'not-answering', name: '', words: expect.stringContaining('无法识别') },
      { status: 'not-configured' },
    ]);
  });

  it('that sends us elsewhere is not followed', async () => {
    reply = () => ({ status: 302, body: '' });
    expect(await devices.states()).toMatchObject([{ status: 'not-answering' }, {}]);
  });
});

describe('addresses', () => {
  it('that nobody gave leave the devices unconfigured, with what to do', async () => {
    await shell.close();
    await open({});
    expect(await devices.states()).toMatchObject([
      { status: 'not-configured', words: expect.stringContaining('手工录入') },
      { status: 'not-configured', words: expect.stringContaining('证件核验') },
    ]);
    expect(await devices.readDocument(0)).toMatchObject({ status: 'not-configured' });
    expect(await devices.checkPassword({ clientNo: '1', visit })).toMatchObject({
      status: 'not-configured',
    });
  });

  it('come from the data folder, and only this computer’s are taken', async () => {
    await shell.close();
    await open({});
    const write = (address: string): Promise<void> =>
      writeFile(
        join(folder.path, 'devices.json'),
        JSON.stringify({ version: 1, idReader: { address } }),
      );
    await write(simulator.idReader);
    expect(await devices.states()).toMatchObject([
      { status: 'ready' },
      { status: 'not-configured' },
    ]);
    for (const elsewhere of [
      'http://192.168.1.9:9200',
      'http://localhost:1',
      'https://127.0.0.1',
    ]) {
      await write(elsewhere);
      expect(await devices.states()).toMatchObject([
        { status: 'not-configured', words: expect.stringContaining('127.0.0.1') },
        {},
      ]);
    }
    await writeFile(join(folder.path, 'devices.json'), '');
    expect(await devices.states()).toMatchObject([
      { words: expect.stringContaining('devices.json') },
      {},
    ]);
  });

  it('with a word want it with every request', async () => {
    const guarded = await startSimulator({
      port: 0,
      headOfficeKey: null,
      clients: [],
      token: 'a-word-of-the-branch',
    });
    await shell.close();
    await open({});
    const write = (token: object): Promise<void> =>
      writeFile(
        join(folder.path, 'devices.json'),
        JSON.stringify({ version: 1, idReader: { address: guarded.idReader, ...token } }),
      );
    await write({});
    expect(await devices.states()).toMatchObject([{ status: 'not-answering' }, {}]);
    await write({ token: 'a-word-of-the-branch' });
    expect(await devices.states()).toMatchObject([{ status: 'ready' }, {}]);
    await guarded.close();
    await writeFile(join(folder.path, 'devices.json'), '{"version":1}');
  });
});

describe('the keypad', () => {
  it('TP-3 has the right password proved for this client in this visit', async () => {
    const { clientNo } = nth(1);
    const outcome = devices.checkPassword({ clientNo, visit });
    await asking();
    expect((await state()).keypad.asking).toEqual({
      clientNo: `****${clientNo.slice(-4)}`,
      counter: '8061-01',
    });
    await play('keypad/type', { digits: right, confirm: false });
    expect((await state()).keypad.typed).toBe(6);
    await play('keypad/press', { key: 'Enter' });
    const proved = await outcome;
    if (proved.status !== 'proved') throw new Error(proved.status);
    const about = { clientNo, visit, counter: '8061-01' };
    expect(provesPassword(intl1, kit.headOffice.publicKey, proved.proof, about)).toBe(true);
    expect((await state()).keypad).toMatchObject({ asking: null, typed: 0 });
  });

  it('TP-2 says how many tries are left, and then until when it is locked', async () => {
    const { clientNo } = nth(2);
    expect(await typed(clientNo, wrong)).toMatchObject({
      status: 'wrong',
      triesLeft: 4,
      message: expect.stringContaining('还可再试 4 次'),
    });
    for (let tries = 0; tries < 3; tries += 1) await typed(clientNo, wrong);
    const locked = {
      status: 'locked',
      until: Date.UTC(2026, 10, 24, 2),
      message: expect.stringContaining('2026-11-24 10:00:00'),
    };
    expect(await typed(clientNo, wrong)).toMatchObject(locked);
    // Nobody is made to type in vain.
    expect(await devices.checkPassword({ clientNo, visit })).toMatchObject(locked);
  });

  it('is not used for a client without a password', async () => {
    expect(await devices.checkPassword({ clientNo: nth(0).clientNo, visit })).toMatchObject({
      status: 'no-password',
      message: expect.stringContaining('证件核验'),
    });
    expect((await state()).keypad.asking).toBeNull();
  });

  it('waits for six digits, takes one back, and is left by the client or by staff', async () => {
    const ask = { clientNo: nth(3).clientNo, visit };
    const byClient = devices.checkPassword(ask);
    await asking();
    await play('keypad/type', { digits: '123' });
    expect((await state()).keypad).toMatchObject({ typed: 3 });
    await play('keypad/press', { key: 'Backspace' });
    await play('keypad/press', { key: 'x' });
    expect((await state()).keypad).toMatchObject({ typed: 2 });
    await play('keypad/press', { key: 'Escape' });
    expect(await byClient).toEqual({ status: 'cancelled' });
    const byStaff = devices.checkPassword(ask);
    await asking();
    await devices.cancel();
    expect(await byStaff).toEqual({ status: 'cancelled' });
    await expect.poll(async () => (await state()).keypad.asking).toBeNull();
    expect(await play('keypad/type', { digits: right })).toBe(409);
    expect(await typed(ask.clientNo, wrong)).toMatchObject({ triesLeft: 4 });
  });

  it('without a line names what can be done instead', async () => {
    line = 'down';
    const outcome = await devices.checkPassword({ clientNo: nth(4).clientNo, visit });
    expect(outcome).toMatchObject({
      status: 'no-line',
      message: expect.stringContaining('可改用证件核验'),
    });
    line = 'up';
    const broken = devices.checkPassword({ clientNo: nth(4).clientNo, visit });
    await asking();
    line = 'down';
    await play('keypad/type', { digits: right });
    expect(await broken).toMatchObject({ status: 'no-line' });
    line = 'up';
    expect(await typed(nth(4).clientNo, right)).toMatchObject({ status: 'proved' });
  });

  it('TP-4 has head office refuse a box that comes again', async () => {
    const sent: { url: string; init: RequestInit }[] = [];
    await shell.close();
    await open({
      devices: { idReader: null, keypad: simulator.keypad },
      fetch: (url, init) => {
        const { pathname, href } = url as URL;
        if (pathname === '/v1/clients/password-checks') sent.push({ url: href, init: init! });
        return fetch(url, init);
      },
    });
    expect(await typed(nth(5).clientNo, right)).toMatchObject({ status: 'proved' });
    const [{ url, init }] = sent as [(typeof sent)[number]];
    expect(init.body as string).not.toContain(right);
    const again = await fetch(url, { ...init, signal: null });
    expect(again.status).toBe(422);
  });

  it('TP-4 asks the client nothing for somebody who is not its head office', async () => {
    const other = await startSimulator({
      port: 0,
      headOfficeKey: testKey(9).publicKey,
      clients: [],
    });
    await shell.close();
    await open({ devices: { idReader: null, keypad: other.keypad } });
    expect(await devices.checkPassword({ clientNo: nth(6).clientNo, visit })).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('总部签名'),
    });
    await other.close();
  });
});

describe('the simulator', () => {
  it('answers no page of another site, and no page at all as a device', async () => {
    const status = async (path: string, headers: Record<string, string>): Promise<number> =>
      (await fetch(`${simulator.origin}${path}`, { headers })).status;
    expect(await status('/sim/state', { origin: 'https://example.com' })).toBe(403);
    expect(await status('/id-reader/v1/device', { origin: simulator.origin })).toBe(403);
    expect(await status('/id-reader/v1/device', {})).toBe(200);
    expect(await status('/keypad', {})).toBe(200);
    const plain = await fetch(`${simulator.origin}/id-reader/v1/read`, {
      method: 'POST',
      body: '{"protocol":1,"request":"1","waitMs":0}',
    });
    expect(plain.status).toBe(400);
  });
});

it('TP-5 leaves no digits in the counter’s folder or log', async () => {
  await typed(nth(7).clientNo, right);
  await typed(nth(7).clientNo, wrong);
  const root = dirname(folder.path);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const found = (text: string): boolean =>
    ['utf8', 'utf16le'].some((encoding) =>
      files.some((bytes) => bytes.includes(Buffer.from(text, encoding as BufferEncoding))),
    ) || troubles.join('\n').includes(text);
  // The controls: what is kept is found, and so would digits be.
  expect(found('8061-01')).toBe(true);
  await writeFile(join(folder.path, 'control.txt'), Buffer.from('605184', 'utf16le'));
  files.push(readFileSync(join(folder.path, 'control.txt')));
  expect(found('605184')).toBe(true);
  expect(found(right)).toBe(false);
  expect(found(wrong)).toBe(false);
});
