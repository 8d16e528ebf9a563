import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface FoundChromium {
  readonly executablePath: string;
  /** Quiet and without calls home; the sandbox stays on unless run by root, who cannot have it. */
  readonly args: readonly string[];
  /** To be added to the browser's environment. */
  readonly env: Readonly<Record<string, string>>;
}

export interface LaunchedChromium {
  readonly browser: Browser;
  /** The browser's own context, whose data is kept in the profile. */
  readonly context: BrowserContext;
  /** A new tab in that context. */
  page(): Promise<Page>;
  /** Ends the browser and all its processes at once, as a power cut would. */
  kill(): Promise<void>;
  /** Lets the browser end in its own time. */
  close(): Promise<void>;
}

const execute = promisify(execFile);
const launchTimeoutMs = 60_000;

/**
 * A Chromium to test with: the one named by GUITAI_CHROMIUM, else one of this machine, else
 * the one in the npm package @sparticuz/chromium (Linux x64; headless; has no Chinese font).
 */
export async function findChromium(): Promise<FoundChromium> {
  const named = process.env['GUITAI_CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`GUITAI_CHROMIUM names no file: ${named}`);
    return { executablePath: named, args: chromiumArgs(), env: {} };
  }
  const installed = usualPlaces().find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, args: chromiumArgs(), env: {} };
  return await packagedChromium();
}

/** Starts Chromium on a profile of its own and connects to it. */
export async function launchChromium(options: {
  readonly userDataDir: string;
  readonly args?: readonly string[];
}): Promise<LaunchedChromium> {
  const found = await findChromium();
  const portFile = join(options.userDataDir, 'DevToolsActivePort');
  mkdirSync(options.userDataDir, { recursive: true });
  // What an earlier browser wrote there would be taken for the answer of this one.
  rmSync(portFile, { force: true });
  const child = spawn(
    found.executablePath,
    [
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${options.userDataDir}`,
      ...found.args,
      ...(options.args ?? []),
      'about:blank',
    ],
    // A process group of its own, so that the whole of it can be killed.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...found.env } },
  );
  living.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => void living.delete(child));
  try {
    const browser = await chromium.connectOverCDP(await readEndpoint(child, portFile));
    const [context] = browser.contexts();
    if (!context) throw new Error('Chromium opened no context.');
    return {
      browser,
      context,
      page: () => context.newPage(),
      kill: async () => {
        killGroup(child);
        await ended;
      },
      close: async () => {
        await askToClose(browser);
        await Promise.race([ended, delay(10_000, undefined, { ref: false })]);
        killGroup(child);
        await ended;
      },
    };
  } catch (error) {
    killGroup(child);
    throw error;
  }
}

/** A test run that is broken off leaves no browser behind. */
const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) killGroup(child);
});

function chromiumArgs(): string[] {
  return [
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--disable-features=Translate',
    '--no-first-run',
    '--no-default-browser-check',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

function usualPlaces(): string[] {
  if (process.platform === 'win32') {
    const programs = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
    const browsers = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return programs
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => browsers.map((browser) => join(folder, browser)));
  }
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function packagedChromium(): Promise<FoundChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium was found: name one in GUITAI_CHROMIUM.');
  }
  const folder = await unpackChromium();
  const executablePath = join(folder, 'chromium');
  // A machine without a desktop may lack the few libraries which the package brings along.
  const { stdout } = await execute('ldd', [executablePath]);
  const libraries = join(folder, 'al2023', 'lib');
  return {
    executablePath,
    args: chromiumArgs(),
    env: stdout.includes('not found') ? { LD_LIBRARY_PATH: libraries } : {},
  };
}

/**
 * Unpacks the package once and gives the folder. The package takes any file under its target
 * name for complete, also one which another process is just writing: so each process unpacks
 * into a folder of its own, and the first one to finish gives it the name that all look for.
 */
async function unpackChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageFolder = entry.slice(0, entry.lastIndexOf('chromium') + 'chromium'.length);
  const cache = join(packageFolder, '..', '..', '.cache');
  const folder = join(cache, 'chromium');
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const own = mkdtempSync(join(cache, 'chromium-unpacking-'));
  await execute(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      "await (await import('@sparticuz/chromium')).default.executablePath()",
    ],
    // The variable makes the package unpack its libraries too.
    {
      cwd: dirname(entry),
      env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    },
  );
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(own, { recursive: true, force: true });
  }
  return folder;
}

/** Waits until Chromium has written where it listens. */
async function readEndpoint(child: ChildProcess, portFile: string): Promise<string> {
  let complaints = '';
  let failure: string | undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code, signal) => (failure = `it ended with ${code ?? signal}`));
  const deadline = Date.now() + launchTimeoutMs;
  while (failure === undefined && Date.now() < deadline) {
    const [port, path] = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : [];
    if (port && path) return `ws://127.0.0.1:${port}${path}`;
    await delay(20);
  }
  throw new Error(`Chromium did not start: ${failure ?? 'no answer'}\n${complaints}`);
}

async function askToClose(browser: Browser): Promise<void> {
  try {
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.close');
  } catch {
    // It has ended already, or ends before it can answer: what is left of it is killed.
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended between the question and the kill.
  }
}
