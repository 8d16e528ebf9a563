import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type BranchData, branchData } from './branch-data.ts';
import { build } from './build.ts';
import { aborted } from './child-program.ts';
import { dataFolder, holdDataFolder, prepareDataFolder } from './data-folder.ts';
import {
  type DemonstrationFolder,
  demonstrationFolder,
  nothingToSetUp,
  setUpBranch,
  setupMemory,
  startCounter,
  startDevices,
  startHeadOffice,
} from './demonstration.ts';
import { electronBinary, electronOfProject, hasDisplay } from './electron-binary.ts';
import { FixtureError } from './fixture.ts';
import { keepHeadOffice } from './keep-head-office.ts';
import { isStarted } from './run.ts';
import { readStartOptions, type StartOptions } from './start-options.ts';
import { neededPorts, startPorts } from './start-ports.ts';
import { takenPort } from './taken-port.ts';
import { newcomerLines } from './tell-newcomer.ts';

/** `npm start`: builds what has changed and runs a demonstration branch until Ctrl-C. */
async function start(args: readonly string[]): Promise<number> {
  const options = readStartOptions(args);
  if ('problem' in options) return refuse(options.problem);
  const root = dataFolder(process.env, process.platform);
  const release = await holdDataFolder(root);
  if (release === null) {
    return refuse(
      `演示已在运行,正在使用数据文件夹 ${root}。请先在它的窗口按 Ctrl-C 停止;要同时运行两个,请用环境变量 GUITAI_DATA 指定另一个文件夹,并用 --port 换端口。`,
    );
  }
  try {
    return await startIn(root, options);
  } finally {
    await release();
  }
}

async function startIn(root: string, options: StartOptions): Promise<number> {
  const problem = prepareDataFolder(root, options.fresh);
  if (problem !== null) return refuse(problem);
  let data: BranchData;
  try {
    data = await branchData(options.fixture);
  } catch (error) {
    if (error instanceof FixtureError) return refuse(error.message);
    throw error;
  }
  say('正在构建…');
  await build();
  return await run(options, demonstrationFolder(root), data);
}

async function run(
  options: StartOptions,
  folder: DemonstrationFolder,
  data: BranchData,
): Promise<number> {
  const running: { stop(): Promise<void> }[] = [];
  const signal = signalToStop();
  try {
    const electron = await chooseHost(options, folder, signal);
    const ports = startPorts(options.port);
    const uses = { browser: electron === null, devices: options.devices };
    const taken = await takenPort(neededPorts(ports, uses));
    if (taken !== null) return refuse(portWords(taken));
    const digest = createHash('sha256').update(data.setup).digest('hex');
    const memory = setupMemory(folder, digest);
    if (!memory.isDone()) say('正在准备演示营业部…');
    const setup = memory.isDone()
      ? nothingToSetUp
      : await setUpBranch(folder, data, options.clock, signal);
    const clock = demonstrationClock(options.clock);
    const headOffice = await startHeadOffice(folder, {
      port: ports.headOffice,
      clock: clock(),
      signal,
    });
    running.push(
      keepHeadOffice(
        headOffice,
        (own) => startHeadOffice(folder, { port: ports.headOffice, clock: clock(), signal: own }),
        say,
      ),
    );
    const terminal = terminalOf(data);
    const devices = options.devices
      ? await startDevices(headOffice.ready, ports.devices, options.fixture, signal)
      : null;
    if (devices !== null) running.push(devices);
    const counter = await startCounter(folder, {
      terminal,
      electron,
      headOffice: headOffice.ready,
      port: ports.counter,
      clientPort: ports.client,
      clock: clock(),
      seal: options.seal,
      devices: devices?.ready ?? null,
      setup,
      people: data.branch.staff,
      signal,
    });
    running.push(counter);
    const operatorToken = setup.operatorToken || memory.operatorToken();
    memory.done(operatorToken);
    const branch = {
      options,
      folder: folder.root,
      data,
      terminal,
      counter,
      headOffice,
      devices,
      setup,
      operatorToken,
    };
    for (const line of newcomerLines(branch)) say(line);
    if (electron === null && options.open) openBrowser(counter.ready);
    return await Promise.race([aborted(signal), counter.ended]);
  } catch (error) {
    if (signal.aborted) return 0;
    // The program that failed has said why in its own words; this line is for the log.
    return refuse(`没有启动:${error instanceof Error ? error.message : String(error)}`);
  } finally {
    for (const program of running.toReversed()) await program.stop();
  }
}

const portWords = (port: number): string =>
  `端口 ${port} 已被占用,没有启动。请关闭占用它的程序,或用 npm start -- --port 换一个端口(柜台、密码窗口、总部、设备模拟器、客户屏依次占用五个)。`;

/** What the demonstration's clock shows now, as the option of a program that starts now. */
function demonstrationClock(start: string | null): () => string | null {
  const offsetMs = start === null ? 0 : Date.parse(start) - Date.now();
  return () => (start === null ? null : new Date(Date.now() + offsetMs).toISOString());
}

/** Electron's binary, or null with one line that says why the browser host serves instead. */
async function chooseHost(
  options: StartOptions,
  folder: DemonstrationFolder,
  signal: AbortSignal,
): Promise<string | null> {
  if (options.host === 'browser') return null;
  if (!hasDisplay(process.env, process.platform)) {
    say('本机没有图形界面,柜台改在浏览器方式下提供。');
    return null;
  }
  const binary = await electronBinary(
    electronOfProject(join(folder.root, 'electron-unreachable')),
    say,
    signal,
  );
  if (binary === null) say('未取得 Electron,柜台改在浏览器方式下提供。');
  return binary;
}

/** The terminal a demonstration runs: the branch's last, so that the first stays free for a second counter. */
function terminalOf({ branch }: BranchData): string {
  const terminal = branch.terminals.at(-1);
  if (terminal === undefined) throw new Error('the branch has no terminal');
  return terminal;
}

function openBrowser(address: string): void {
  if (!hasDisplay(process.env, process.platform)) return;
  const [command, ...args] =
    process.platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  child.once('error', () => say('没有找到默认浏览器,请手工打开上面的地址。'));
  child.unref();
}

/** Aborted by the first Ctrl-C; a second one changes nothing, the programs are being stopped. */
function signalToStop(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) say('\n正在停止…');
      controller.abort(new Error('stopped'));
    });
  }
  return controller.signal;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function refuse(words: string): number {
  process.stderr.write(`${words}\n`);
  return 1;
}

if (isStarted(import.meta.url)) process.exitCode = await start(process.argv.slice(2));
