import { request } from 'node:http';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserHost, startBrowserHost } from '../../electron/browser-host.ts';
import type { Shell } from '../../electron/services/shell.ts';
import { pageFolder } from './built-shell.ts';
import { until } from './electron-double.ts';
import { enrolmentNotice, startShell, temporaryFolder } from './shell-kit.ts';
import { type SmallHeadOffice, startSmallHeadOffice } from './small-head-office.ts';
import { bearerFor, openSocket } from './socket-client.ts';

let office: SmallHeadOffice;
let folder: ReturnType<typeof temporaryFolder>;
let shell: Shell;
let host: BrowserHost;
let token: string;
let bridge: string;

beforeAll(async () => {
  office = await startSmallHeadOffice(() => Date.now());
  folder = temporaryFolder();
  shell = await startShell(folder.path, { headOfficeUrl: office.url, clock: () => Date.now() });
  await shell.enrol(enrolmentNotice.code, enrolmentNotice.fingerprint);
  host = await startBrowserHost({
    shell,
    port: 0,
    panelPort: 0,
    clientPort: 0,
    clientScreen: true,
    counterPage: pageFolder,
    panelPage: pageFolder,
    clientPage: pageFolder,
    random: randomBytes,
    noteTrouble: () => undefined,
  });
  token = new URL(host.address).hash.slice('#token='.length);
  bridge = `${host.origin.replace('http', 'ws')}/bridge`;
});
afterAll(async () => {
  await host.close();
  await shell.close();
  await office.close();
  folder.remove();
});

/** A request with headers that fetch would not send. */
async function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  options: { readonly method?: string; readonly body?: string; readonly origin?: string } = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  const { method = 'GET', body = '', origin = host.origin } = options;
  const { hostname, port } = new URL(origin);
  return await new Promise((done, failed) => {
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

describe('pages', () => {
  it('are served to a plain GET of the address, and allow no inline scripts', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain(`frame-src ${host.panelOrigin}`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect((await ask('/assets/page.js')).headers['content-type']).toContain('text/javascript');
  });

  it('let only the counter frame the panel', async () => {
    const panel = await ask('/', {}, { origin: host.panelOrigin });
    expect(panel.headers['content-security-policy']).toContain(`frame-ancestors ${host.origin}`);
    expect(panel.headers['content-security-policy']).toContain("frame-src 'none'");
    // Pictures are the counter page's: the window for passwords has no camera.
    expect(panel.headers['permissions-policy']).toContain('camera=()');
    expect(host.panelOrigin).not.toBe(host.origin);
  });

  it.each(['/', '/assets/page.js', '/no-such-page', '/token'])(
    'are never stored, guessed or told on: %s',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['permissions-policy']).toContain('camera=(self), microphone=()');
      expect(headers['set-cookie']).toBeUndefined();
    },
  );

  it.each([
    '/sw.js',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/../../../electron/main.ts',
    '/assets',
    '/.env',
    '//assets/page.js',
    '/index.html%00.js',
  ])('are nothing but the built files: %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('are refused under any other name of this machine', async () => {
    for (const name of ['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1']) {
      expect((await ask('/', { host: name })).status).toBe(421);
    }
    expect((await ask('/', {}, { method: 'PUT' })).status).toBe(405);
  });
});

describe('launch token', () => {
  const exchange = (given: string, origin: string = host.origin) =>
    ask('/token', { origin }, { method: 'POST', body: JSON.stringify({ token: given }) });

  it('gives a new bearer each time, so that a killed browser can come back', async () => {
    const first = await exchange(token);
    const second = await exchange(token);
    expect(first.status).toBe(200);
    expect(JSON.parse(first.body)).not.toEqual(JSON.parse(second.body));
  });

  it('is needed whole, from this origin, in a request of this form', async () => {
    expect((await exchange(token.slice(1))).status).toBe(403);
    expect((await exchange('')).status).toBe(403);
    expect((await exchange(token, 'http://evil.example')).status).toBe(403);
    const noOrigin = await ask('/token', {}, { method: 'POST', body: JSON.stringify({ token }) });
    expect(noOrigin.status).toBe(403);
    const noJson = await ask('/token', { origin: host.origin }, { method: 'POST', body: token });
    expect(noJson.status).toBe(403);
    const elsewhere = await ask(
      '/',
      { origin: host.origin },
      { method: 'POST', body: JSON.stringify({ token }) },
    );
    expect(elsewhere.status).toBe(404);
    expect((await ask(`/token?token=${token}`)).status).toBe(404);
  });
});

describe('bridge socket', () => {
  const greet = async () => ({ bearer: await bearerFor(host.origin, token) });

  it('opens for this origin and host only', async () => {
    const { port } = new URL(host.origin);
    const greeting = await greet();
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: host.panelOrigin },
      { origin: `http://localhost:${port}` },
      {},
      { origin: host.origin, host: `localhost:${port}` },
    ]) {
      await expect(openSocket(bridge, headers, greeting)).rejects.toThrow('403');
    }
    const { origin } = host;
    await expect(
      openSocket(bridge.replace('/bridge', '/other'), { origin }, greeting),
    ).rejects.toThrow('403');
    const socket = await openSocket(bridge, { origin }, greeting);
    expect(await socket.call({ service: 'system', method: 'info', args: [] })).toMatchObject({
      ok: true,
    });
    await socket.close();
  });

  it('ends at once without a bearer', async () => {
    const { origin } = host;
    for (const greeting of [{ bearer: 'f'.repeat(64) }, { bearer: token }, {}, { bearer: 1 }, []]) {
      expect(await (await openSocket(bridge, { origin }, greeting)).closed).toBe(4401);
    }
    const first = await openSocket(bridge, { origin }, undefined);
    const unanswered = first.call({ service: 'keyStore', method: 'sealing', args: [] });
    expect(await Promise.race([unanswered, first.closed])).toBe(4401);
  });

  it.each([
    'no json',
    '{"$bytes":7}',
    '{"id":-1,"service":"system","method":"info","args":[]}',
    '[]',
    '{"id":1}',
  ])('ends when a message is none: %s', async (text) => {
    const socket = await openSocket(bridge, { origin: host.origin }, await greet());
    socket.send(text);
    expect(await socket.closed).toBe(1008);
  });
});

describe('panel socket', () => {
  it('opens once with its ticket, for the panel’s own origin, while its task is open', async () => {
    const socket = await openSocket(
      bridge,
      { origin: host.origin },
      { bearer: await bearerFor(host.origin, token) },
    );
    const panelUrl = `${host.panelOrigin.replace('http', 'ws')}/panel`;
    const origin = host.panelOrigin;
    const open = async (): Promise<string> => {
      const seen = socket.news.length;
      void socket.call({ service: 'staffKeys', method: 'signIn', args: [] });
      await until(() => socket.news.length > seen);
      const last = socket.news.at(-1);
      if (last?.kind !== 'panel' || last.url === null) throw new Error('no panel was shown');
      return new URL(last.url).hash.slice('#ticket='.length);
    };
    const ticket = await open();
    await expect(openSocket(panelUrl, { origin: host.origin }, { ticket })).rejects.toThrow('403');
    expect(await (await openSocket(panelUrl, { origin }, { ticket: 'f'.repeat(64) })).closed).toBe(
      4401,
    );
    const page = await openSocket(panelUrl, { origin }, { ticket });
    expect(await page.call({ method: 'task', args: [] })).toMatchObject({
      ok: true,
      value: { kind: 'sign-in' },
    });
    expect(await (await openSocket(panelUrl, { origin }, { ticket })).closed).toBe(4401);
    expect(await page.call({ method: 'answer', args: [{ kind: 'cancel' }] })).toMatchObject({
      ok: true,
    });

    // The page of a finished task must not answer the next one.
    const next = await open();
    const late = page.call({ method: 'answer', args: [{ kind: 'cancel' }] });
    expect(await Promise.race([late, page.closed])).toBe(1008);
    const nextPage = await openSocket(panelUrl, { origin }, { ticket: next });
    expect(await nextPage.call({ method: 'task', args: [] })).toMatchObject({ ok: true });

    // A frame that is gone cannot answer: its task ends with it.
    await nextPage.close();
    await until(() => socket.news.at(-1)?.kind === 'panel' && socket.news.length >= 4);
    expect(socket.news.at(-1)).toEqual({ kind: 'panel', url: null });
    await socket.close();
  });
});

describe('the client’s socket', () => {
  const task = {
    kind: 'confirm',
    client: '李*',
    title: '资料',
    lines: [{ label: '姓名', value: '李明' }],
    statement: '属实。',
  };

  it('serves its page under an origin of its own, which nobody frames and which has no camera', async () => {
    const page = await ask('/', {}, { origin: host.clientOrigin });
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect(page.headers['permissions-policy']).toContain('camera=()');
    expect(new Set([host.origin, host.panelOrigin, host.clientOrigin]).size).toBe(3);
    const { status } = await ask('/', { host: 'evil.example' }, { origin: host.clientOrigin });
    expect(status).toBe(421);
    const token = await ask(
      '/token',
      { origin: host.clientOrigin },
      { method: 'POST', body: '{}', origin: host.clientOrigin },
    );
    expect(token.status).toBe(404);
  });

  it('opens once with its ticket, for the client’s own origin, under its own name', async () => {
    const greeting = { bearer: await bearerFor(host.origin, token) };
    const counter = await openSocket(bridge, { origin: host.origin }, greeting);
    const opened = await counter.call({ service: 'clientScreen', method: 'open', args: [] });
    if (!opened.ok) throw new Error(opened.fault.code);
    const { address } = opened.value as { readonly address: string };
    const url = `${host.clientOrigin.replace('http', 'ws')}/client`;
    const ticket = new URL(address).hash.slice('#ticket='.length);
    const origin = host.clientOrigin;
    expect(address.startsWith(`${origin}/#ticket=`)).toBe(true);
    for (const headers of [
      { origin: host.origin },
      { origin: host.panelOrigin },
      { origin: 'http://evil.example' },
      {},
      { origin, host: `localhost:${new URL(origin).port}` },
    ])
      await expect(openSocket(url, headers, { ticket })).rejects.toThrow('403');
    // A ticket of the client's page opens no other door, and no other secret opens this one.
    const panel = `${host.panelOrigin.replace('http', 'ws')}/panel`;
    expect(await (await openSocket(panel, { origin: host.panelOrigin }, { ticket })).closed).toBe(
      4401,
    );
    for (const wrong of [{ ticket: 'f'.repeat(64) }, { ticket: token }, greeting, {}])
      expect(await (await openSocket(url, { origin }, wrong)).closed).toBe(4401);

    const page = await openSocket(url, { origin }, { ticket });
    expect(await page.call({ method: 'next', args: [-1] })).toMatchObject({
      ok: true,
      value: { task: null },
    });
    expect(await (await openSocket(url, { origin }, { ticket })).closed).toBe(4401);
    await page.close();
    await counter.close();
  });

  it('hears only the newest page, and the counter’s socket never the client’s calls', async () => {
    const greeting = { bearer: await bearerFor(host.origin, token) };
    const counter = await openSocket(bridge, { origin: host.origin }, greeting);
    const origin = host.clientOrigin;
    const openPage = async () => {
      const opened = await counter.call({ service: 'clientScreen', method: 'open', args: [] });
      if (!opened.ok) throw new Error(opened.fault.code);
      const { address } = opened.value as { readonly address: string };
      const ticket = new URL(address).hash.slice('#ticket='.length);
      return await openSocket(`${origin.replace('http', 'ws')}/client`, { origin }, { ticket });
    };
    const first = await openPage();
    await first.call({ method: 'next', args: [-1] });
    const asked = counter.call({ service: 'clientScreen', method: 'show', args: [task] });
    const second = await openPage();
    const shown = await second.call({ method: 'next', args: [-1] });
    if (!shown.ok) throw new Error(shown.fault.code);
    const { turn } = shown.value as { readonly turn: number };
    expect(await first.closed).toBe(1008);
    const step = { kind: 'shown', step: 'confirming', at: 1, answered: 0 };
    await second.call({ method: 'tell', args: [turn, step] });
    const answer = { method: 'answer', args: [turn, { kind: 'confirm', wrong: [] }] };
    expect(await counter.call({ service: 'clientScreen', ...answer })).toMatchObject({ ok: false });
    expect(await second.call(answer)).toMatchObject({ ok: true, value: { status: 'done' } });
    expect(await asked).toMatchObject({ ok: true, value: { status: 'done', wrong: [] } });
    second.send('{"id":1}');
    expect(await second.closed).toBe(1008);
    await counter.close();
  });

  it('tells the window that asked how far the client is, and no other one', async () => {
    const greeting = { bearer: await bearerFor(host.origin, token) };
    const counter = await openSocket(bridge, { origin: host.origin }, greeting);
    const other = await openSocket(bridge, { origin: host.origin }, greeting);
    await other.call({ service: 'system', method: 'info', args: [] });
    const opened = await counter.call({ service: 'clientScreen', method: 'open', args: [] });
    if (!opened.ok) throw new Error(opened.fault.code);
    const at = new URL((opened.value as { readonly address: string }).address);
    const ticket = at.hash.slice('#ticket='.length);
    const page = await openSocket(`ws://${at.host}/client`, { origin: at.origin }, { ticket });
    void counter.call({ service: 'clientScreen', method: 'show', args: [task] });
    const first = await page.call({ method: 'next', args: [-1] });
    if (!first.ok) throw new Error(first.fault.code);
    let seen = first.value as { readonly turn: number; readonly task: unknown };
    while (seen.task === null) {
      const next = await page.call({ method: 'next', args: [seen.turn] });
      if (!next.ok) throw new Error(next.fault.code);
      seen = next.value as typeof seen;
    }
    const step = { kind: 'shown', step: 'confirming', at: 1, answered: 0 };
    await page.call({ method: 'tell', args: [seen.turn, step] });
    await until(() =>
      counter.news.some((one) => one.kind === 'client-screen' && one.progress !== null),
    );
    await other.call({ service: 'system', method: 'info', args: [] });
    expect(
      other.news.filter((one) => one.kind === 'client-screen' && one.progress !== null),
    ).toEqual([]);
    await page.close();
    await counter.close();
    await other.close();
  });
});

it('tells only the window that asked where its panel is', async () => {
  const greeting = { bearer: await bearerFor(host.origin, token) };
  const asking = await openSocket(bridge, { origin: host.origin }, greeting);
  const other = await openSocket(bridge, { origin: host.origin }, greeting);
  void asking.call({ service: 'staffKeys', method: 'signIn', args: [] });
  await until(() => asking.news.length > 0);
  await other.call({ service: 'system', method: 'info', args: [] });
  expect(other.news).toEqual([]);
  await asking.close();
  await other.close();
});
