import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inProject } from './run.ts';

/** No byte of the download within this time after it was asked for: given up, and remembered. */
const answerWithinMs = 1000;
const installerStartsWithinMs = 4000;
const pollMs = 100;

/**
 * Path of Electron's binary, or null when it is not there and cannot be fetched now. Electron's own
 * installer is tried once; a try that got no answer is remembered in `memory` and not repeated.
 */
export async function electronBinary(
  memory: string,
  say: (line: string) => void,
): Promise<string | null> {
  const there = installedBinary();
  if (there !== null) return there;
  if (existsSync(memory) && readFileSync(memory, 'utf8').trim() === electronVersion()) return null;
  const fetched = await runInstaller(say);
  if (!fetched) writeFileSync(memory, `${electronVersion()}\n`);
  return fetched ? installedBinary() : null;
}

/** Whether a window can be shown at all on this machine. */
export function hasDisplay(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

function electronVersion(): string {
  const text = readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}

function installedBinary(): string | null {
  const pathFile = inProject('node_modules', 'electron', 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = inProject('node_modules', 'electron', 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** Runs Electron's installer; its temporary folder tells whether anything answers, and how much has come. */
async function runInstaller(say: (line: string) => void): Promise<boolean> {
  const folder = inProject('node_modules', '.electron-download');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  say('正在获取 Electron…');
  const child = spawn(process.execPath, [inProject('node_modules', 'electron', 'install.js')], {
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
    stdio: 'ignore',
  });
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const code = await Promise.race([ended, givenUp(folder, ended, say)]);
  if (code === null) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  return code === 0;
}

/** Resolves to null when no byte came in time; never while bytes come. */
async function givenUp(
  folder: string,
  ended: Promise<number>,
  say: (line: string) => void,
): Promise<null> {
  let over = false;
  void ended.then(() => (over = true));
  const began = Date.now();
  let asked: number | null = null;
  let toldMb = 0;
  while (!over) {
    await delay(pollMs);
    if (asked === null && readdirSync(folder).length > 0) asked = Date.now();
    const bytes = bytesIn(folder);
    const waited =
      asked === null
        ? Date.now() - began - installerStartsWithinMs
        : Date.now() - asked - answerWithinMs;
    if (bytes === 0 && waited > 0) return null;
    const mb = Math.floor(bytes / 10_000_000) * 10;
    if (mb > toldMb) say(`已下载 Electron ${mb} MB`);
    toldMb = Math.max(mb, toldMb);
  }
  return new Promise<null>(() => undefined);
}

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, item) => {
    const path = join(folder, item.name);
    return (
      sum +
      (item.isDirectory() ? bytesIn(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0))
    );
  }, 0);
}
