import { randomBytes } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { version } from '../package.json';
import { startBrowserHost } from './browser-host.ts';
import { type HostOptions, readHostOptions, StartError } from './host/cli-options.ts';
import { clockFrom } from './services/clock.ts';
import { nodeFiles, systemCode } from './services/file-system.ts';
import { holdFolder } from './services/folder-hold.ts';
import { plainKeyFile } from './services/key-store.ts';
import { type ArmedMark, parseArmedMark } from './services/marks.ts';
import { openShell, type Shell } from './services/shell.ts';

const FirstSignIns = z.array(
  z.object({ staff: z.string(), code: z.string(), password: z.string() }),
);

/** Starts the browser host and says READY with its address; stops on SIGINT, SIGTERM or, if told, the end of stdin. */
async function run(): Promise<void> {
  const options = readHostOptions(process.argv.slice(2), dirname(fileURLToPath(import.meta.url)));
  const release = await holdFolder(options.data);
  if (release === null)
    throw new StartError(`数据文件夹正被另一个柜台程序使用,请先关闭它:${options.data}`);
  const shell = await open(options);
  if (options.enrolment !== null && !shell.isEnrolled()) {
    const fault = await shell.enrol(options.enrolment.code, options.enrolment.fingerprint);
    if (fault !== null) throw new StartError(`终端登记未完成:${fault}`);
  }
  if (options.firstSignIns !== null) {
    const given = FirstSignIns.parse(JSON.parse(readFileSync(options.firstSignIns, 'utf8')));
    const fault = await shell.firstSignIns(given);
    if (fault !== null) throw new StartError(`演示柜员登记未完成:${fault}`);
  }
  const host = await startBrowserHost({ ...options, shell, random: randomBytes, noteTrouble });
  const stop = (): void => {
    Promise.all([host.close(), shell.close(), release()])
      .then(() => process.exit(0))
      .catch(fail);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (options.untilStdinEnds) process.stdin.on('end', stop).resume();
  tell(`READY ${host.address}`);
}

async function open(options: HostOptions): Promise<Shell> {
  return await openShell({
    host: 'browser',
    dataFolder: options.data,
    headOfficeUrl: options.headOffice,
    demonstration: options.demonstration,
    sealing: options.sealing,
    programVersion: version,
    clock: clockFrom(options.clockStart),
    random: randomBytes,
    files: nodeFiles,
    fetch,
    keyWrap: plainKeyFile,
    printer: { print: async () => ({ status: 'page' }) },
    noteTrouble,
    armedMark: armedMark(options),
    markEffects: { tell, die: () => process.kill(process.pid, 'SIGKILL') },
    ...(options.canary === null ? {} : { canaryPath: options.canary }),
    ...(options.lowDiskBytes === null ? {} : { lowBelowBytes: options.lowDiskBytes }),
  });
}

function armedMark({ demonstration }: HostOptions): ArmedMark | null {
  const armed = parseArmedMark(process.env['GUITAI_CRASH_AT']);
  if (armed !== null && !demonstration)
    throw new StartError('GUITAI_CRASH_AT 只能与 --demonstration 一起使用。');
  return armed;
}

function noteTrouble(what: string, error?: unknown): void {
  const why = error instanceof Error ? ` (${error.name}: ${error.message})` : '';
  process.stderr.write(`${new Date().toISOString()} ${what}${why}\n`);
}

// Written at once: whoever reads it may kill this process on it.
function tell(line: string): void {
  writeSync(1, `${line}\n`);
}

function fail(error: unknown): void {
  process.stderr.write(`${wordsFor(error)}\n`);
  process.exit(1);
}

function wordsFor(error: unknown): string {
  if (error instanceof StartError) return error.message;
  const where = error instanceof Error && 'port' in error ? String(error.port) : '';
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return `端口 ${where} 已被占用,柜台未启动。请关闭占用该端口的程序,或用 --port 换一个端口。`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `没有权限使用端口或数据文件夹,柜台未启动:${String(error)}`;
    case 'ENOSPC':
      return '磁盘已满,柜台未启动。请清理磁盘后再试,已受理的业务不受影响。';
    default:
      return `柜台未启动:${String(error)}`;
  }
}

run().catch(fail);
