import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { inProject, projectRoot } from '../../scripts/run.ts';
import { freePorts } from '../helpers/free-ports.ts';

interface Start {
  readonly child: ChildProcess;
  /** Both outputs together, as a newcomer sees them. */
  readonly said: () => string;
  readonly ended: Promise<number | null>;
  readonly interrupt: () => void;
}

const root = mkdtempSync(join(tmpdir(), 'guitai-newcomer-'));
const data = join(root, 'data');
const port = await freePorts();
const browser = ['--host', 'browser', '--no-open', '--port', `${port}`];
const running: Start[] = [];

afterEach(async () => {
  for (const { child, ended, interrupt } of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) interrupt();
    await ended;
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

/** `npm start -- …` on a machine without a display. */
function npmStart(args: readonly string[], folder = data): Start {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...environment } = process.env;
  const tsx = inProject('node_modules', 'tsx', 'dist', 'cli.mjs');
  const child = spawn(process.execPath, [tsx, inProject('scripts', 'start.ts'), ...args], {
    cwd: projectRoot,
    env: { ...environment, GUITAI_DATA: folder },
    // A terminal sends Ctrl-C to the whole group.
    detached: true,
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (part: Buffer) => (said += part.toString('utf8')));
  }
  const ended = new Promise<number | null>((done) => void child.once('close', done));
  const interrupt = (): void => void process.kill(-child.pid!, 'SIGINT');
  const one = { child, said: () => said, ended, interrupt };
  running.push(one);
  return one;
}

// tsx, which runs the script, answers 130 in its place when the script was too busy to be quick.
const stoppedByCtrlC = [0, 130];

const soon = { timeout: 60_000, interval: 50 };

async function addressOf(start: Start): Promise<string> {
  await expect.poll(start.said, soon).toMatch(/柜台地址:\S+\n/);
  return /柜台地址:(\S+)/.exec(start.said())![1]!;
}

/** Head office's rows of cases, with the token that the first start printed. */
async function casesStatus(token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`http://127.0.0.1:${port + 2}/v1/operator/cases`, { headers })).status;
}

async function devicesStatus(): Promise<readonly number[]> {
  const paths = ['', 'id-reader/v1/device', 'keypad/v1/device'];
  return await Promise.all(
    paths.map(async (path) => (await fetch(`http://127.0.0.1:${port + 3}/${path}`)).status),
  );
}

/** Command lines of programs that work on this test's data folder. */
function programsLeft(): readonly string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').flatMap((name) => {
    try {
      const line = readFileSync(join('/proc', name, 'cmdline'), 'utf8').replaceAll('\0', ' ');
      return /^\d+$/.test(name) && line.includes(data) ? [line] : [];
    } catch {
      return [];
    }
  });
}

// On Windows no program can send another one Ctrl-C.
describe.skipIf(process.platform === 'win32')('npm start', () => {
  let operatorToken = '';

  it('can be stopped while it still sets up, and leaves nothing running', async () => {
    const start = npmStart(browser);
    await expect.poll(start.said, soon).toContain('正在准备演示营业部');
    await expect.poll(programsLeft, soon).not.toEqual([]);
    start.interrupt();
    expect(stoppedByCtrlC).toContain(await start.ended);
    expect(programsLeft()).toEqual([]);
  });

  it('tells a newcomer who works here and where, goes on without head office, and stops', async () => {
    const start = npmStart(browser);
    const address = await addressOf(start);
    expect(start.said()).toContain('100023  张敏  经办  yanshi-zhangmin\n');
    expect(start.said()).toContain('100025  王磊');
    expect(start.said()).not.toContain('\u001b');
    expect(start.said()).not.toContain('获取 Electron');
    expect(address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/#token=\\w+$`));
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('<script');
    operatorToken = /总部操作令牌[^:]*:(\S+)/.exec(start.said())![1]!;
    expect(await casesStatus(operatorToken)).toBe(200);

    // The reader's page, and both devices as the counter asks them.
    expect(start.said()).toContain(`读卡器(模拟):http://127.0.0.1:${port + 3}/`);
    expect(start.said()).toMatch(/客户交易密码\(演示\):\d{6}\n/);
    expect(await devicesStatus()).toEqual([200, 200, 200]);

    // README, step 4.
    const headOffice = Number(/总部页面:\S+ *\(进程号 (\d+)/.exec(start.said())![1]);
    process.kill(headOffice, 'SIGTERM');
    await expect.poll(start.said, soon).toContain('总部已停止');
    await expect(casesStatus(operatorToken)).rejects.toThrow();
    expect((await fetch(address)).status).toBe(200);
    start.child.stdin!.write('\n');
    await expect.poll(start.said, soon).toMatch(/总部已恢复\S* *\(进程号 \d+/);
    expect(await casesStatus(operatorToken)).toBe(200);

    // Nobody empties the folder under a running demonstration.
    const second = npmStart(['--fresh', ...browser]);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('演示已在运行');
    expect(readdirSync(data)).toContain('setup-done');

    start.interrupt();
    const began = Date.now();
    expect(stoppedByCtrlC).toContain(await start.ended);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(programsLeft()).toEqual([]);
    await expect(devicesStatus()).rejects.toThrow();
  });

  it('keeps everything for the next start, which the browser serves where there is no display', async () => {
    const host = process.platform === 'linux' ? [] : ['--host', 'browser'];
    const start = npmStart([...host, '--no-open', '--port', `${port}`]);
    const address = await addressOf(start);
    if (process.platform === 'linux') {
      const lines = start.said().split('\n');
      expect(lines.filter((line) => line.includes('浏览器方式'))).toHaveLength(1);
    }
    expect((await fetch(address)).status).toBe(200);
    expect(start.said()).not.toContain('正在准备演示营业部');
    // Their passwords were chosen then: what is in the file now need not be theirs.
    expect(start.said()).toContain('100023  张敏  经办  已设密码\n');
    expect(start.said()).not.toContain('yanshi-');
    expect(await casesStatus(operatorToken)).toBe(200);
    start.interrupt();
    expect(stoppedByCtrlC).toContain(await start.ended);
  });

  it('says in plain words which port is taken', async () => {
    const taken = await listenOn(port + 3);
    const start = npmStart(browser);
    expect(await start.ended).toBe(1);
    expect(start.said()).toContain(`端口 ${port + 3} 已被占用`);
    expect(start.said()).not.toMatch(/Error|ended with|EADDRINUSE/);
    await new Promise<void>((done) => void taken.close(() => done()));
  });

  it('says in plain words that its folder cannot be written', async () => {
    writeFileSync(join(root, 'file'), '');
    const start = npmStart(browser, join(root, 'file', 'data'));
    expect(await start.ended).toBe(1);
    expect(start.said()).toContain('数据文件夹不可写');
    expect(start.said()).toContain('GUITAI_DATA');
  });

  it('explains itself when it does not know an option', async () => {
    const start = npmStart(['--prot', '1']);
    expect(await start.ended).toBe(1);
    expect(start.said()).toContain('用法:npm start -- [选项]');
  });
});

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
