import { DebUpdater, type AppUpdater } from 'electron-updater';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inProject } from '../../scripts/run.ts';

const electron = vi.hoisted(() => ({ app: { isPackaged: true } }));
vi.mock('electron', () => electron);
const { openUpdateSource, updateSource } = await import('../../electron/updater.ts');

/** electron-updater's way of downloading, over Node's HTTP client in place of Chromium's. */
function nodeExecutor(): unknown {
  const { NodeHttpExecutor } = createRequire(
    inProject('node_modules/app-builder-lib/package.json'),
  )('builder-util/out/nodeHttpExecutor') as { readonly NodeHttpExecutor: new () => object };
  const { ElectronHttpExecutor } = createRequire(import.meta.url)(
    'electron-updater/out/electronHttpExecutor',
  ) as { readonly ElectronHttpExecutor: { readonly prototype: { readonly download: unknown } } };
  const { download } = ElectronHttpExecutor.prototype;
  return Object.assign(new NodeHttpExecutor(), { download });
}

const deb = Buffer.from('the installer of 0.2.0');
let folder = '';
let server: Server;
let published: {
  readonly version: string;
  readonly sha512: string;
  readonly body: Buffer;
  readonly extra?: string;
};
let notes: string[] = [];
const note = (what: string): void => void notes.push(what);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-updater-'));
  notes = [];
  electron.app.isPackaged = true;
  published = { version: '0.2.0', sha512: digestOf(deb), body: deb };
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (/^\/latest-linux(?:-\w+)?\.yml$/.test(path)) response.end(channelFile());
    else if (path === '/guitai.deb') response.end(published.body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
});
afterEach(async () => {
  await new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
  rmSync(folder, { recursive: true });
});

const digestOf = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64');

/** As electron-builder writes it beside the installers. */
const channelFile = (): string => `version: ${published.version}
files:
  - url: guitai.deb
    sha512: ${published.sha512}
    size: ${published.body.length}
path: guitai.deb
sha512: ${published.sha512}
releaseDate: '2026-11-23T10:00:00.000Z'
${published.extra ?? ''}`;

/** electron-updater itself as it runs in an installed 0.1.0, with only Electron's own parts replaced. */
function installed(): AppUpdater {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  writeFileSync(
    join(folder, 'app-update.yml'),
    `provider: generic\nurl: ''\nupdaterCacheDirName: cache\n`,
  );
  const app = {
    version: '0.1.0',
    name: 'guitai',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => {
      throw new Error('it must not install by itself when the program quits');
    },
  };
  const updater = new DebUpdater(null, app);
  Object.assign(updater, { httpExecutor: nodeExecutor() });
  updater.setFeedURL({ provider: 'generic', url });
  return updater;
}

describe('electron-updater behind our port', () => {
  it('offers what lies there and downloads it only when told', async () => {
    const source = updateSource(installed(), note);
    expect(await source.offered()).toBe('0.2.0');
    expect(readdirSync(folder)).not.toContain('cache');
    expect(await source.download(() => undefined)).toBe('verified');
    expect(readdirSync(join(folder, 'cache', 'pending'))).toContain('guitai.deb');
  });

  it('UP-4 calls untrusted what does not fit its digest, and keeps nothing of it', async () => {
    const body = Buffer.from('the installer of 0.2.X');
    published = { ...published, body };
    const source = updateSource(installed(), note);
    await source.offered();
    expect(await source.download(() => undefined)).toBe('untrusted');
    expect(readdirSync(join(folder, 'cache', 'pending'))).not.toContain('guitai.deb');
  });

  it.each(['0.0.9', '0.1.0'])('UP-3 offers nothing when %s lies there', async (version) => {
    published = { ...published, version };
    const source = updateSource(installed(), note);
    expect(await source.offered()).toBeNull();
    await expect(source.download(() => undefined)).rejects.toThrow('check update first');
  });

  it('offers nothing to a counter whose turn has not come', async () => {
    published = { ...published, extra: 'stagingPercentage: 0\n' };
    expect(await updateSource(installed(), note).offered()).toBeNull();
  });

  it('fails, rather than waits, where nothing lies', async () => {
    const source = updateSource(installed(), note);
    server.removeAllListeners('request');
    server.on('request', (_request, response) => void response.writeHead(404).end());
    await expect(source.offered()).rejects.toThrow('latest-linux');
  });
});

describe('the place of newer versions', () => {
  const at = async (file: string, address: string | null = null) => {
    writeFileSync(join(folder, 'app-update.yml'), file);
    Object.assign(process, { resourcesPath: folder });
    try {
      return await openUpdateSource(address, note);
    } finally {
      delete (process as { resourcesPath?: string }).resourcesPath;
    }
  };

  it('is not asked by a program that is not installed', async () => {
    electron.app.isPackaged = false;
    expect(await at("url: 'https://updates.example.cn'\n")).toBeNull();
    expect(notes).toEqual([]);
  });

  it('is nowhere unless the house or the machine names one', async () => {
    expect(await at("provider: generic\nurl: ''\n")).toBeNull();
    expect(notes).toEqual([]);
  });

  it('UP-4 is never an open line', async () => {
    expect(await at("url: 'http://updates.example.cn'\n")).toBeNull();
    expect(notes).toEqual(['newer versions are not looked for: their address is not https']);
  });

  it('does not keep the counter from opening when it cannot be read', async () => {
    expect(await openUpdateSource(null, note)).toBeNull();
    expect(notes).toEqual(['newer versions are not looked for']);
  });
});
