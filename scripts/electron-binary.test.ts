import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { electronBinary, electronOfProject, type ElectronSource } from './electron-binary.ts';

const patience = { beginsMs: 4000, answersMs: 1000, stallsMs: 800 };
const begin = `
const { appendFileSync, mkdirSync, mkdtempSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
appendFileSync(join(__dirname, 'runs'), 'x');
const temporary = mkdtempSync(join(require('node:os').tmpdir(), 'electron-download-'));
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const load = (size) => appendFileSync(join(temporary, 'electron.zip'), Buffer.alloc(size));
const unpack = () => {
  mkdirSync(join(__dirname, 'dist'), { recursive: true });
  writeFileSync(join(__dirname, 'dist', 'electron'), 'binary');
  writeFileSync(join(__dirname, 'path.txt'), 'electron');
};
`;

/** A package with an installer of our own. */
function packageWith(installer: string): ElectronSource & { readonly runs: () => number } {
  const root = mkdtempSync(join(tmpdir(), 'guitai-electron-'));
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"version":"45.0.0"}');
  writeFileSync(join(folder, 'install.js'), `${begin}(async () => {${installer}})();`);
  const runs = join(folder, 'runs');
  return {
    package: folder,
    memory: join(root, 'memory'),
    mayFetch: true,
    patience,
    runs: () => (existsSync(runs) ? readFileSync(runs, 'utf8').length : 0),
  };
}

const quiet = (): void => undefined;

it('gives up after a second without an answer, and remembers it', async () => {
  const source = packageWith('await wait(60_000);');
  const began = Date.now();
  expect(await electronBinary(source, quiet)).toBeNull();
  expect(Date.now() - began).toBeLessThan(3000);
  expect(existsSync(source.memory)).toBe(true);
  expect(await electronBinary(source, quiet)).toBeNull();
  expect(source.runs()).toBe(1);
});

it('waits while bytes come and while they are unpacked, tells how many, and gives the binary', async () => {
  const source = packageWith(`
    for (let step = 0; step < 6; step += 1) { await wait(300); load(4_000_000); }
    require('node:fs').rmSync(temporary, { recursive: true });
    await wait(500);
    unpack();`);
  const said: string[] = [];
  const binary = await electronBinary(source, (line) => said.push(line));
  expect(binary).toBe(join(source.package, 'dist', 'electron'));
  expect(said).toEqual(['正在获取 Electron…', '已下载 Electron 10 MB', '已下载 Electron 20 MB']);
  expect(existsSync(source.memory)).toBe(false);
  expect(await electronBinary(source, quiet)).toBe(binary);
  expect(source.runs()).toBe(1);
});

it.each([
  ['stalls after its first byte', 'load(10); await wait(60_000);'],
  ['is refused', 'process.exit(1);'],
])('gives up a download that %s, and tries again the next time', async (_what, installer) => {
  const source = packageWith(installer);
  expect(await electronBinary(source, quiet)).toBeNull();
  expect(existsSync(source.memory)).toBe(false);
  expect(await electronBinary(source, quiet)).toBeNull();
  expect(source.runs()).toBe(2);
});

it('remembers nothing when Ctrl-C comes first', async () => {
  const source = packageWith('await wait(60_000);');
  const controller = new AbortController();
  const fetching = electronBinary(source, quiet, controller.signal);
  await expect.poll(source.runs).toBe(1);
  controller.abort(new Error('stopped'));
  await expect(fetching).rejects.toThrow('stopped');
  expect(existsSync(source.memory)).toBe(false);
});

it('fetches nothing under npm test', async () => {
  const source = packageWith('unpack();');
  expect(await electronBinary({ ...source, mayFetch: false }, quiet)).toBeNull();
  expect(source.runs()).toBe(0);
  const before = process.env['GUITAI_NO_DOWNLOAD'];
  process.env['GUITAI_NO_DOWNLOAD'] = '1';
  expect(electronOfProject(source.memory).mayFetch).toBe(false);
  if (before === undefined) delete process.env['GUITAI_NO_DOWNLOAD'];
});
