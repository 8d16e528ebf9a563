import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../package.json';
import { startBrowserHost } from './browser-host.ts';
import { type HostOptions, readHostOptions, StartError } from './host/cli-options.ts';
import { prepareCounter } from './host/prepare-counter.ts';
import { armedMarkOf, startWords } from './host/start-words.ts';
import { clockFrom } from './services/clock.ts';
import { nodeFiles } from './services/file-system.ts';
import { holdFolder } from './services/folder-hold.ts';
import { plainKeyFile } from './services/key-store.ts';
import { openShell, type Shell } from './services/shell.ts';

/** Starts the browser host and says READY with its address; stops on SIGINT, SIGTERM or, if told, the end of stdin. */
async function run(): Promise<void> {
  const options = readHostOptions(process.argv.slice(2), {
    folder: dirname(fileURLToPath(import.meta.url)),
    data: null,
    headOffice: null,
    clientScreen: true,
    ignoreUnknown: false,
  });
  const release = await holdFolder(options.data);
  if (release === null)
    throw new StartError(`数据文件夹正被另一个柜台程序使用,请先关闭它:${options.data}`);
  const shell = await open(options);
  await prepareCounter(shell, options);
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
    applyLook: null,
    devices: options.devices,
    noteTrouble,
    armedMark: armedMarkOf(options, process.env),
    markEffects: { tell, die: () => process.kill(process.pid, 'SIGKILL') },
    ...(options.canary === null ? {} : { canaryPath: options.canary }),
    ...(options.lowDiskBytes === null ? {} : { lowBelowBytes: options.lowDiskBytes }),
  });
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
  process.stderr.write(`${startWords(error)}\n`);
  process.exit(1);
}

run().catch(fail);
