import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bridgeOver } from '../../shared/bridge/client.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import { takeOutcome } from '../../shared/bridge/outcome.ts';
import { builtShell, pageFolder } from './built-shell.ts';
import { until } from './electron-double.ts';
import { hashAt, record } from './journal-kit.ts';
import { temporaryFolder } from './shell-kit.ts';
import { bearerFor, openSocket } from './socket-client.ts';

interface Running {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

let program = '';
let folder: ReturnType<typeof temporaryFolder>;
const running: Running[] = [];

beforeAll(async () => {
  program = join(await builtShell(), 'browser-host.cjs');
});
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  folder.remove();
});

function start(args: readonly string[] = ['--demonstration'], crashAt = ''): Running {
  const own = ['--renderer', pageFolder, '--panel', pageFolder, '--client-page', pageFolder];
  const pages = [...own, '--port', '0'];
  const child = spawn(process.execPath, [program, '--data', folder.path, ...pages, ...args], {
    env: { ...process.env, GUITAI_CRASH_AT: crashAt },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (part: Buffer) => (output += part.toString('utf8')));
  child.stderr.on('data', (part: Buffer) => (errors += part.toString('utf8')));
  const ended = new Promise<number | string | null>((done) => {
    child.once('close', (code, signal) => done(signal ?? code));
  });
  const one = { child, output: () => output, errors: () => errors, ended };
  running.push(one);
  return one;
}

async function ready(one: Running): Promise<{ origin: string; token: string }> {
  await until(() => one.output().includes('\n') || one.child.exitCode !== null);
  const [, origin = '', token = ''] = /^READY ([^#]+)\/#token=(\w+)\n$/.exec(one.output()) ?? [];
  if (token === '') throw new Error(`not ready: ${one.output()}${one.errors()}`);
  return { origin, token };
}

async function connect(one: Running): Promise<Bridge> {
  const { origin, token } = await ready(one);
  const bearer = await bearerFor(origin, token);
  const socket = await openSocket(`${origin.replace('http', 'ws')}/bridge`, { origin }, { bearer });
  const lost = socket.closed.then(() => Promise.reject(new Error('the host is gone')));
  lost.catch(() => undefined);
  return bridgeOver(
    async (service, method, args) =>
      takeOutcome(await Promise.race([socket.call({ service, method, args }), lost])),
    () => () => undefined,
  );
}

describe('the built browser host', () => {
  it('says one line, serves its page, and ends in good order', async () => {
    const host = start();
    const { origin } = await ready(host);
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(origin)).status).toBe(200);
    host.child.kill('SIGTERM');
    expect(await host.ended).toBe(0);
    expect(host.output().trim().split('\n')).toHaveLength(1);
  });

  it('ends with its standard input when told to', async () => {
    const host = start(['--until-stdin-ends']);
    await ready(host);
    host.child.stdin?.end();
    expect(await host.ended).toBe(0);
  });

  it('says in plain words that its port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((done) => void taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as { port: number };
    const host = start(['--port', String(port)]);
    expect(await host.ended).toBe(1);
    expect(host.errors()).toContain(`端口 ${port} 已被占用`);
    await new Promise<void>((done) => void taken.close(() => done()));
  });

  it('lets one program use a data folder, and the next one after it was killed', async () => {
    const first = start();
    await ready(first);
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.errors()).toContain('数据文件夹正被另一个柜台程序使用');
    first.child.kill('SIGKILL');
    await first.ended;
    await ready(start());
  });

  it.each([
    [['--no-seal'], '--demonstration'],
    [['--clock', '2026-11-23T09:30:00+08:00'], '--demonstration'],
    [['--enrol-code', 'CODE-1234', '--fingerprint', '00'], '--demonstration'],
    [['--demonstration', '--clock', 'noon'], '--clock'],
    [['--demonstration', '--port', '70000'], '端口'],
    [['--head-office', 'ftp://x'], '总部地址'],
    [['--demonstration', '--enrol-code', 'CODE-1234'], '--fingerprint'],
    [['--what'], '启动参数'],
  ])('refuses %j with the reason', async (args, reason) => {
    const host = start(args);
    expect(await host.ended).toBe(1);
    expect(host.errors()).toContain(reason);
    expect(host.output()).toBe('');
  });

  it('crashes on command only in a demonstration', async () => {
    const host = start([], 'after-fsync');
    expect(await host.ended).toBe(1);
    expect(host.errors()).toContain('GUITAI_CRASH_AT');
  });

  it('gives the sealing key, or none when sealing is off', async () => {
    const bridge = await connect(
      start(['--demonstration', '--no-seal', '--clock', '2026-11-23T01:30:00Z']),
    );
    expect(await bridge.keyStore.sealing()).toEqual({ mode: 'clear' });
    const { now } = await bridge.system.info();
    expect(now - Date.UTC(2026, 10, 23, 1, 30)).toBeGreaterThanOrEqual(0);
    expect(now - Date.UTC(2026, 10, 23, 1, 30)).toBeLessThan(60_000);
  });

  it('takes no act when the disk is low', async () => {
    const bridge = await connect(start(['--low-disk-bytes', '900000000000000']));
    expect((await bridge.system.disk()).low).toBe(true);
    const { lease } = await bridge.journalLog.acquire();
    await expect(bridge.journalLog.append(lease, record(1), hashAt(0))).rejects.toMatchObject({
      code: 'DISK_LOW',
    });
  });
});

describe('killed at a mark', () => {
  // Before the append nothing is there; after the write the killed program's bytes are the system's to keep.
  it.each([
    ['before-append', 1],
    ['after-write', 2],
    ['after-fsync', 2],
  ] as const)(
    '%s: %i records are there afterwards, and the next act follows them',
    async (mark, records) => {
      const host = start(['--demonstration'], `${mark}:2`);
      const bridge = await connect(host);
      const { lease } = await bridge.journalLog.acquire();
      await bridge.journalLog.append(lease, record(1), hashAt(0));
      await expect(bridge.journalLog.append(lease, record(2), hashAt(1))).rejects.toThrow();
      expect(await host.ended).toBe('SIGKILL');
      expect(host.output()).toContain(`MARK ${mark}\n`);

      const again = await connect(start());
      const { scan } = await again.journalLog.open();
      expect(scan).toMatchObject({ records, trouble: null });
      const next = await again.journalLog.acquire();
      await again.journalLog.append(next.lease, record(records + 1), hashAt(records));
    },
  );

  it('never answers the window at its own mark, once it is armed', async () => {
    const host = start(['--demonstration'], 'after-dexie:2');
    const bridge = await connect(host);
    expect((await bridge.system.info()).armedMarks).toEqual(['after-dexie']);
    await bridge.system.reached('after-dexie');
    await bridge.system.reached('mid-apply');
    let isAnswered = false;
    bridge.system.reached('after-dexie').then(
      () => (isAnswered = true),
      () => undefined,
    );
    await expect.poll(host.output).toContain('MARK after-dexie\n');
    await bridge.system.info();
    expect(isAnswered).toBe(false);
  });
});
