import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type BranchData, branchData } from './branch-data.ts';
import { build } from './build.ts';
import { aborted, type ChildProgram } from './child-program.ts';
import { dataFolder, prepareDataFolder } from './data-folder.ts';
import {
  type DemonstrationFolder,
  demonstrationFolder,
  nothingToSetUp,
  setUpBranch,
  setupMemory,
  startCounter,
  startHeadOffice,
} from './demonstration.ts';
import { electronBinary, hasDisplay } from './electron-binary.ts';
import { FixtureError } from './fixture.ts';
import { isStarted } from './run.ts';
import { readStartOptions, type StartOptions } from './start-options.ts';

/** `npm start`: builds what has changed and runs a demonstration branch until Ctrl-C. */
async function start(args: readonly string[]): Promise<number> {
  const options = readStartOptions(args);
  if ('problem' in options) return refuse(options.problem);
  const root = dataFolder(process.env, process.platform);
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
  const running: ChildProgram[] = [];
  const signal = signalToStop();
  try {
    const electron = await chooseHost(options, folder);
    const digest = createHash('sha256').update(data.setup).digest('hex');
    const memory = setupMemory(folder, digest);
    if (!memory.isDone()) say('正在准备演示营业部…');
    const setup = memory.isDone()
      ? nothingToSetUp
      : await setUpBranch(folder, data, options.clock, signal);
    const headOffice = await startHeadOffice(folder, options.port + 2, options.clock, signal);
    running.push(headOffice);
    const counter = await startCounter(folder, {
      terminal: terminalOf(data),
      electron,
      headOffice: headOffice.ready,
      port: options.port,
      clock: options.clock,
      seal: options.seal,
      setup,
      people: data.branch.staff,
      signal,
    });
    running.push(counter);
    memory.done();
    tell(options, folder, data, { counter, headOffice, operatorToken: setup.operatorToken });
    if (electron === null && options.open) openBrowser(counter.ready);
    return await Promise.race([aborted(signal), counter.ended, headOffice.ended]);
  } catch (error) {
    if (signal.aborted) return 0;
    // The program that failed has said why in its own words; this line is for the log.
    return refuse(`没有启动:${error instanceof Error ? error.message : String(error)}`);
  } finally {
    for (const program of running.toReversed()) await program.stop();
  }
}

/** Electron's binary, or null with one line that says why the browser host serves instead. */
async function chooseHost(
  options: StartOptions,
  folder: DemonstrationFolder,
): Promise<string | null> {
  if (options.host === 'browser') return null;
  if (!hasDisplay(process.env, process.platform)) {
    say('本机没有图形界面,柜台改在浏览器方式下提供。');
    return null;
  }
  const binary = await electronBinary(join(folder.root, 'electron-unreachable'), say);
  if (binary === null) say('未取得 Electron,柜台改在浏览器方式下提供。');
  return binary;
}

/** The terminal a demonstration runs: the branch's last, so that the first stays free for a second counter. */
function terminalOf({ branch }: BranchData): string {
  const terminal = branch.terminals.at(-1);
  if (terminal === undefined) throw new Error('the branch has no terminal');
  return terminal;
}

interface Running {
  readonly counter: ChildProgram;
  readonly headOffice: ChildProgram;
  readonly operatorToken: string;
}

function tell(
  options: StartOptions,
  folder: DemonstrationFolder,
  data: BranchData,
  running: Running,
): void {
  say('');
  say(`${data.branch.name}  终端 ${terminalOf(data)}`);
  say('柜员(演示口令):');
  for (const { staff, name, roles, checker, password } of data.branch.staff) {
    const rights = [...roles.map((role) => roleWords[role]), ...(checker ? ['复核'] : [])].join(
      '、',
    );
    say(`  ${staff}  ${name}  ${rights}  ${password}`);
  }
  say(`总部:${running.headOffice.ready}`);
  if (running.operatorToken !== '') say(`总部操作令牌(只显示这一次):${running.operatorToken}`);
  say(`数据文件夹:${folder.root}`);
  if (options.clock !== null) say(`演示时钟从 ${options.clock} 开始。`);
  if (!options.seal) say('注意:本次启动不加密本机数据,仅供演示对照。');
  say('按 Ctrl-C 停止,已受理的业务不会丢失。');
  say(
    running.counter.ready === 'electron'
      ? '柜台窗口(Electron)已打开,请在窗口里登录;关闭窗口即停止演示。'
      : `柜台地址:${running.counter.ready}`,
  );
}

const roleWords: Readonly<Record<BranchData['branch']['staff'][number]['roles'][number], string>> =
  {
    maker: '经办',
    supervisor: '主管',
    'branch-manager': '营业部负责人',
    compliance: '合规',
    'account-manager': '客户经理',
    'head-office': '总部',
  };

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
