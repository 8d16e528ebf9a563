import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build as bundle } from 'esbuild';
import { build as buildPage } from 'vite';
import react from '@vitejs/plugin-react';
import { pageScriptForBuild } from './page-script.ts';
import { readTables } from './read-tables.ts';
import { inProject, isStarted, projectRoot } from './run.ts';

interface Target {
  readonly entry: string;
  /** Made by this target; under dist/. */
  readonly output: string;
  /** Folders whose files go into it. */
  readonly sources: readonly string[];
  readonly build: (target: Target) => Promise<void>;
}

const shell = ['electron', 'shared', 'assets'];
const counter = ['renderer', 'shared', 'assets'];
const server = ['headoffice', 'shared', 'assets', 'scripts/page-script.ts'];

const targets: readonly Target[] = [
  // A build each, because each page is served from an origin of its own and shares nothing.
  { entry: 'renderer/index.html', output: 'renderer', sources: counter, build: buildHtml },
  { entry: 'renderer/panel/index.html', output: 'panel', sources: counter, build: buildHtml },
  {
    entry: 'renderer/client-screen/index.html',
    output: 'client-screen',
    sources: counter,
    build: buildHtml,
  },
  { entry: 'electron/main.ts', output: 'electron/main.cjs', sources: shell, build: buildNode },
  {
    entry: 'electron/preload.ts',
    output: 'electron/preload.cjs',
    sources: shell,
    build: buildPreload,
  },
  {
    entry: 'electron/panel-preload.ts',
    output: 'electron/panel-preload.cjs',
    sources: shell,
    build: buildPreload,
  },
  {
    entry: 'electron/client-preload.ts',
    output: 'electron/client-preload.cjs',
    sources: shell,
    build: buildPreload,
  },
  {
    entry: 'electron/browser-host-cli.ts',
    output: 'electron/browser-host.cjs',
    sources: shell,
    build: buildNode,
  },
  {
    entry: 'headoffice/server.ts',
    output: 'headoffice/server.cjs',
    sources: server,
    build: buildNode,
  },
  { entry: 'headoffice/cli.ts', output: 'headoffice/cli.cjs', sources: server, build: buildNode },
];

/** Every file or folder that a complete build leaves under dist/. */
export const outputs: readonly string[] = targets.map(({ output }) => output);

const stampFile = inProject('dist', '.stamp.json');
const lockFile = inProject('dist', '.lock');

/** Builds into dist/ what has changed since the last build, all of it or only some. Gives the outputs that were built. */
export async function build(only?: readonly string[]): Promise<readonly string[]> {
  mkdirSync(inProject('dist'), { recursive: true });
  const release = await takeLock();
  try {
    return await buildChanged(only);
  } finally {
    release();
  }
}

async function buildChanged(only?: readonly string[]): Promise<readonly string[]> {
  const stamps = readStamps();
  const digests = new Map<string, string>();
  const built: string[] = [];
  for (const target of targets) {
    if (only !== undefined && !only.includes(target.output)) continue;
    const stamp = stampOf(target, digests);
    if (stamps[target.output] === stamp && existsSync(outputPath(target))) continue;
    const started = Date.now();
    await target.build(target);
    // Written after each target, so that a build which fails later repeats only the rest.
    stamps[target.output] = stamp;
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2));
    built.push(target.output);
    console.log(`build: dist/${target.output} ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  return built;
}

const outputPath = (target: Target): string => inProject('dist', target.output);

async function buildHtml(target: Target): Promise<void> {
  // Whoever builds, React is the one for use, several times as fast as the one for development. What is started next
  // must not hear of it.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await buildPageOf(target);
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}

async function buildPageOf(target: Target): Promise<void> {
  const entry = inProject(target.entry);
  await buildPage({
    configFile: false,
    root: join(entry, '..'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), readTables()],
    worker: { format: 'es' },
    build: {
      outDir: outputPath(target),
      emptyOutDir: true,
      target: 'chrome120',
      sourcemap: true,
      // The content security policy allows neither inline scripts nor data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: entry },
    },
  });
}

const nodeBundle = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
} as const;

async function buildNode(target: Target): Promise<void> {
  await bundle({
    ...nodeBundle,
    entryPoints: [inProject(target.entry)],
    outfile: outputPath(target),
    plugins: [pageScriptForBuild],
    // PGlite reads its wasm and data files from beside itself; pg-native and the two of ws are optional.
    external: ['electron', '@electric-sql/pglite', 'pg-native', 'bufferutil', 'utf-8-validate'],
    define: {
      'import.meta.url': 'importMetaUrl',
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
    },
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
}

/** A sandboxed preload has no Node: only electron, and nothing loaded from a second file. */
async function buildPreload(target: Target): Promise<void> {
  await bundle({
    ...nodeBundle,
    entryPoints: [inProject(target.entry)],
    outfile: outputPath(target),
    external: ['electron'],
  });
}

function readStamps(): Record<string, string> {
  if (!existsSync(stampFile)) return {};
  // Written by this script only; a stamp that does not fit merely causes a build.
  return JSON.parse(readFileSync(stampFile, 'utf8')) as Record<string, string>;
}

/** Digest of everything that goes into a target: its sources, the packages, this script. */
function stampOf(target: Target, digests: Map<string, string>): string {
  const hash = createHash('sha256');
  for (const source of [...target.sources, 'package-lock.json', 'scripts/build.ts']) {
    const digest = digests.get(source) ?? digestOf(inProject(source));
    digests.set(source, digest);
    hash.update(`${source}\n${digest}\n`);
  }
  return hash.digest('hex');
}

function digestOf(path: string): string {
  const hash = createHash('sha256');
  for (const file of filesUnder(path)) {
    hash.update(`${relative(projectRoot, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesUnder(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** One build at a time in this folder: a start and a test run may well meet. */
async function takeLock(): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return () => rmSync(lockFile, { force: true });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    if (isAbandoned()) rmSync(lockFile, { force: true });
    await delay(200);
  }
}

function isAbandoned(): boolean {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'));
    // Just created and not yet written.
    if (pid === 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return isCode(error, 'ESRCH');
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

if (isStarted(import.meta.url)) {
  const built = await build();
  if (built.length === 0) console.log('build: nothing has changed');
}
