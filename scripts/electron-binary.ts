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

/** How long Electron's installer is waited for. */
export interface Patience {
  /** Until it begins; loading its code takes its time. */
  readonly beginsMs: number;
  /** Until the first byte after it has begun: else nobody answers, and that is remembered. */
  readonly answersMs: number;
  /** Until the next byte. */
  readonly stallsMs: number;
}

const usualPatience: Patience = { beginsMs: 4000, answersMs: 1000, stallsMs: 30_000 };
const pollMs = 100;

/** Where Electron is looked for and how it is fetched. */
export interface ElectronSource {
  /** Folder of the package: package.json, install.js and, once it is fetched, path.txt and dist. */
  readonly package: string;
  /** File that remembers of which version nobody answered. */
  readonly memory: string;
  /** Whether it may be fetched at all. */
  readonly mayFetch: boolean;
  readonly patience?: Patience;
}

/** Electron as npm has installed it; never fetched where `GUITAI_NO_DOWNLOAD` says so, as the tests do. */
export function electronOfProject(memory: string): ElectronSource {
  return {
    package: inProject('node_modules', 'electron'),
    memory,
    mayFetch: !process.env['GUITAI_NO_DOWNLOAD'],
  };
}

/**
 * Path of Electron's binary, or null when it is not there and cannot be fetched now. Electron's own
 * installer is tried once; a try that got no answer is remembered and not repeated.
 *
 * @throws the reason of `signal` when that comes first; nothing is remembered then
 */
export async function electronBinary(
  source: ElectronSource,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<string | null> {
  const there = installedBinary(source.package);
  if (there !== null || !source.mayFetch) return there;
  const version = versionOf(source.package);
  const { memory } = source;
  if (existsSync(memory) && readFileSync(memory, 'utf8').trim() === version) return null;
  const end = await runInstaller(source, say, signal);
  if (end === 'unanswered') writeFileSync(memory, `${version}\n`);
  return end === 'fetched' ? installedBinary(source.package) : null;
}

/** Whether a window can be shown at all on this machine. */
export function hasDisplay(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

function versionOf(folder: string): string {
  // Electron's own package.json, which always has a version.
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function installedBinary(folder: string): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

type InstallerEnd = 'fetched' | 'failed' | 'unanswered' | 'stalled';

/** Runs Electron's installer; its temporary folder and what it unpacks tell whether it gets on. */
async function runInstaller(
  { package: folder, patience = usualPatience }: ElectronSource,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<InstallerEnd> {
  const download = join(folder, '..', '.electron-download');
  rmSync(download, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  say('正在获取 Electron…');
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    env: { ...process.env, TMPDIR: download, TMP: download, TEMP: download },
    stdio: 'ignore',
    // Ctrl-C reaches us alone: an installer that it ends must not pass for one that failed.
    detached: process.platform !== 'win32',
  });
  let code: number | null = null;
  const ended = new Promise<void>((resolve) => {
    const end = (exit: number | null): void => {
      code = exit ?? 1;
      resolve();
    };
    child.once('error', () => end(1));
    child.once('exit', end);
  });
  const watch = watchProgress(download, join(folder, 'dist'), patience, say);
  try {
    for (;;) {
      await Promise.race([ended, delay(pollMs)]);
      signal?.throwIfAborted();
      if (code !== null) return code === 0 ? 'fetched' : 'failed';
      const givenUp = watch();
      if (givenUp !== null) return givenUp;
    }
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(download, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Tells at each call why the installer is to be given up, or null while it gets on. */
function watchProgress(
  download: string,
  unpacked: string,
  patience: Patience,
  say: (line: string) => void,
): () => 'unanswered' | 'stalled' | null {
  const bytesBefore = bytesIn(unpacked);
  let bytes = 0;
  let changedAt = Date.now();
  let hasBegun = false;
  let isAnswered = false;
  let toldMb = 0;
  return () => {
    const loaded = bytesIn(download);
    const now = loaded + bytesIn(unpacked) - bytesBefore;
    const begins = !hasBegun && readdirSync(download).length > 0;
    hasBegun ||= begins;
    if (now !== bytes || begins) changedAt = Date.now();
    isAnswered ||= now !== bytes;
    bytes = now;
    const mb = Math.floor(loaded / 10_000_000) * 10;
    if (mb > toldMb) say(`已下载 Electron ${mb} MB`);
    toldMb = Math.max(mb, toldMb);
    const waited = Date.now() - changedAt;
    if (isAnswered) return waited > patience.stallsMs ? 'stalled' : null;
    return waited > (hasBegun ? patience.answersMs : patience.beginsMs) ? 'unanswered' : null;
  };
}

/** Bytes of all files under a folder that is being written. */
function bytesIn(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    return files
      .filter((item) => item.isFile())
      .map(({ parentPath, name }) => statSync(join(parentPath, name), { throwIfNoEntry: false }))
      .reduce((sum, found) => sum + (found?.size ?? 0), 0);
  } catch {
    // Not there yet, or taken away while it was read: the next look tells.
    return 0;
  }
}
