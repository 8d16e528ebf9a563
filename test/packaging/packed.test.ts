import { extractAll, extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource } from 'pe-library';
import { Resource } from 'resedit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { version } from '../../package.json';
import { contextBridge } from '../../renderer/bridge/electron-bridge.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import { ElectronDouble } from '../electron/electron-double.ts';
import { readUpdateFile } from '../../electron/services/update-file.ts';
import { build } from '../../scripts/build.ts';
import { icoSizes, pngSizes } from '../../scripts/icons.ts';
import { inProject } from '../../scripts/run.ts';
import { pack, type Packed, packingFolder } from './pack.ts';

const address = 'https://updates.example.cn/guitai';
const folder = packingFolder();
const packed = new Map<string, Packed>();

beforeAll(async () => {
  await build();
  packed.set('linux x64', await pack(folder.path, 'linux', 'x64', address));
  packed.set('linux arm64', await pack(folder.path, 'linux', 'arm64', ''));
  packed.set('windows x64', await pack(folder.path, 'win32', 'x64', address));
}, 120_000);
afterAll(() => folder.remove());

const names = ['linux x64', 'linux arm64', 'windows x64'] as const;
type Name = (typeof names)[number];
const of = (name: Name): Packed => packed.get(name)!;
const archive = (name: Name): string => join(of(name).folder, 'resources', 'app.asar');
const program = (name: Name): string =>
  join(of(name).folder, name === 'windows x64' ? 'Guitai.exe' : 'guitai');

describe.each(names)('the program for %s', (name) => {
  it('carries the built shell and its pages, and nothing else', () => {
    const files = listPackage(archive(name), { isPack: false }).map((path) =>
      path.replaceAll('\\', '/'),
    );
    const leaves = files.filter((path) => !files.some((other) => other.startsWith(`${path}/`)));
    const expected = ['renderer', 'panel', 'client-screen'].flatMap((page) =>
      readdirSync(inProject('dist', page), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
        .map((entry) => join(entry.parentPath, entry.name).slice(inProject().length)),
    );
    const scripts = ['main', 'preload', 'panel-preload', 'client-preload'];
    const shell = scripts.map((one) => `/dist/electron/${one}.cjs`);
    expect(leaves.toSorted()).toEqual(['/package.json', ...shell, ...expected].toSorted());
  });

  it('has the fuses set as written, read back from the file', async () => {
    const wire = await getCurrentFuseWire(program(name));
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const named = (option: FuseV1Options) => [FuseV1Options[option], wire[option]];
    expect(on.map(named)).toEqual(on.map((option) => [FuseV1Options[option], FuseState.ENABLE]));
    expect(off.map(named)).toEqual(off.map((option) => [FuseV1Options[option], FuseState.DISABLE]));
  });

  it('brings its licences and only the two languages', () => {
    expect(readdirSync(join(of(name).folder, 'locales')).toSorted()).toEqual([
      'en-US.pak',
      'zh-CN.pak',
    ]);
    for (const licence of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
      expect(existsSync(join(of(name).folder, licence))).toBe(true);
    expect(existsSync(join(of(name).folder, 'resources', 'default_app.asar'))).toBe(false);
  });

  it('knows where newer versions lie when the house said so', () => {
    const text = readFileSync(join(of(name).folder, 'resources', 'app-update.yml'), 'utf8');
    const url = name === 'linux arm64' ? null : address;
    // Nobody has signed this one.
    expect(readUpdateFile(text)).toEqual({ url, isSigned: false });
  });

  it('needs nothing but Electron and Node to start', () => {
    const code = extractFile(archive(name), 'dist/electron/main.cjs').toString('utf8');
    const loaded = new Set(
      [...code.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, one]) => one!),
    );
    expect([...loaded].filter((one) => one !== 'electron' && !isBuiltin(one))).toEqual([]);
    expect(loaded.has('electron')).toBe(true);
    expect([...code.matchAll(/\bimport\(\s*["'`\w]/g)]).toEqual([]);
    // What fetches newer versions is inside.
    expect(code).toContain('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND');
    const manifest = JSON.parse(
      extractFile(archive(name), 'package.json').toString('utf8'),
    ) as unknown;
    expect(manifest).toMatchObject({ main: 'dist/electron/main.cjs', version });
    expect(manifest).not.toHaveProperty('devDependencies');
  });
});

describe('the packed program under a double of Electron', () => {
  /** Started from its archive alone: no package of this project lies above it. */
  async function start(prepare: (double: ElectronDouble) => void): Promise<ElectronDouble> {
    const home = mkdtempSync(join(folder.path, 'home-'));
    extractAll(archive('linux x64'), join(home, 'app'));
    const double = new ElectronDouble(home);
    double.isPackaged = true;
    prepare(double);
    Object.assign(process, { resourcesPath: join(of('linux x64').folder, 'resources') });
    const args = ['--data', join(home, 'counter'), '--canary', join(home, 'canary')];
    await double.start(join(home, 'app', 'dist', 'electron', 'main.cjs'), args);
    return double;
  }
  afterEach(() => {
    delete (process as { resourcesPath?: string }).resourcesPath;
  });

  it('opens its window, with newer versions looked for, and ends without installing anything', async () => {
    const double = await start(() => undefined);
    expect(double.errorBoxes).toEqual([]);
    const contents = double.windows[0]!.contents;
    expect(contents.document?.status).toBe(200);
    const { system } = contextBridge(contents.exposed['guitai'] as Bridge);
    expect(await system.update()).toEqual({ status: 'idle' });
    expect(await system.installUpdate()).toEqual({ status: 'idle' });
    await double.quit();
  });

  it('does not open without its sandbox', async () => {
    const double = await start(({ switches }) => void switches.add('no-sandbox'));
    expect(double.errorBoxes[0]).toContain('沙箱');
    expect(double.calls).toContain('exit 1');
  });
});

describe('the Windows program', () => {
  const resources = () => {
    const file = NtExecutable.from(readFileSync(program('windows x64')), { ignoreCert: true });
    return NtExecutableResource.from(file).entries;
  };

  it('carries the digest of its archive, which Electron compares before it runs a line', () => {
    const [entry] = resources().filter(({ type }) => type === 'INTEGRITY');
    const [{ file, alg, value } = never()] = z
      .array(z.object({ file: z.string(), alg: z.string(), value: z.string() }))
      .length(1)
      .parse(JSON.parse(Buffer.from(entry!.bin).toString('utf8')));
    const { headerString } = getRawHeader(archive('windows x64'));
    const digest = createHash('sha256').update(headerString).digest('hex');
    expect({ file, alg: alg.toLowerCase(), value }).toEqual({
      file: 'resources\\app.asar',
      alg: 'sha256',
      value: digest,
    });
  });

  it('bears its name and every size of its icon', () => {
    const entries = resources();
    const [group] = Resource.IconGroupEntry.fromEntries(entries);
    expect(group!.icons.map(({ width }) => width || 256)).toEqual([...icoSizes]);
    const [info] = Resource.VersionInfo.fromEntries(entries);
    const [language] = info!.getAllLanguagesForStringValues();
    expect(info!.getStringValues(language!)).toMatchObject({
      ProductName: 'Guitai',
      FileVersion: version,
      LegalCopyright: expect.stringContaining('Guitai') as string,
    });
  });

  it('is installed once for the machine, in Chinese, and never takes the data with it', () => {
    const [definitions, commands] = of('windows x64').handedOver.nsis as readonly Record<
      string,
      unknown
    >[];
    for (const set of [
      'ONE_CLICK',
      'INSTALL_MODE_PER_ALL_USERS',
      'INSTALL_MODE_PER_ALL_USERS_REQUIRED',
    ])
      expect(definitions).toHaveProperty(set, null);
    for (const unset of [
      'DELETE_APP_DATA_ON_UNINSTALL',
      'DO_NOT_CREATE_DESKTOP_SHORTCUT',
      'RUN_AFTER_FINISH',
    ])
      expect(definitions).not.toHaveProperty(unset);
    expect(definitions).toMatchObject({
      SHORTCUT_NAME: '柜台',
      MUI_ICON: inProject('assets/icons/icon.ico'),
    });
    expect(JSON.stringify(commands)).toContain('/LANG=2052');
  });
});

describe.each(['linux x64', 'linux arm64'] as const)('the deb for %s', (name) => {
  const architecture = name === 'linux x64' ? 'amd64' : 'arm64';
  const deb = () => of(name).handedOver.deb!;
  const control = () => {
    const { version: debVersion, maintainer, description } = deb();
    return `Package: ${deb().name}\nVersion: ${debVersion}\nArchitecture: ${deb().architecture}\nMaintainer: ${maintainer}\nDescription: ${description}\n`;
  };

  it('says what it is, for which machine, and from whom', () => {
    expect(deb()).toMatchObject({
      name: 'guitai',
      version,
      architecture,
      maintainer: '测试营业部 <it@example.cn>',
      license: 'Apache-2.0',
    });
  });

  it('puts the icons where a desktop looks for them', () => {
    const places = deb().places.map(({ to }) => to);
    for (const size of pngSizes)
      expect(places).toContain(`/usr/share/icons/hicolor/${size}x${size}/apps/guitai.png`);
  });

  it('starts the program by its Chinese name and never without its sandbox, as the AppImage does', () => {
    const place = '/usr/share/applications/guitai.desktop';
    const entry = deb().places.find(({ to }) => to === place)!;
    const desktop = 'bytes' in entry ? entry.bytes.toString('utf8') : '';
    expect(desktop).toMatch(/^Name=柜台$/m);
    expect(desktop).toMatch(/^Exec=\/opt\/Guitai\/guitai %U$/m);
    const appImage = z.object({ desktop: z.string() }).parse(of(name).handedOver.appImage);
    expect(appImage.desktop).toMatch(/^Exec=AppRun %U$/m);
    expect(deb().afterInstall).not.toContain('no-sandbox');
  });

  it.skipIf(spawnSync('dpkg-deb', ['--version']).status !== 0)(
    'is a package that dpkg accepts, with the program in /opt/Guitai',
    () => {
      const root = join(folder.path, `deb-${architecture}`);
      mkdirSync(join(root, 'DEBIAN'), { recursive: true });
      for (const place of deb().places) {
        mkdirSync(join(root, dirname(place.to)), { recursive: true });
        if ('bytes' in place) writeFileSync(join(root, place.to), place.bytes);
        else cpSync(place.from, join(root, place.to), { recursive: true });
      }
      writeFileSync(join(root, 'DEBIAN', 'control'), control());
      writeFileSync(join(root, 'DEBIAN', 'postinst'), deb().afterInstall, { mode: 0o755 });
      const made = join(folder.path, `${architecture}.deb`);
      const run = (...args: readonly string[]) => spawnSync('dpkg-deb', args);
      expect(run('--root-owner-group', '-Znone', '-b', root, made).stderr.toString()).toBe('');
      expect(run('-f', made, 'Package', 'Architecture').stdout.toString()).toBe(
        `Package: guitai\nArchitecture: ${architecture}\n`,
      );
      const listed = run('-c', made).stdout.toString();
      expect(listed).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/Guitai\/guitai$/m);
      expect(listed).toContain('./opt/Guitai/resources/app.asar\n');
    },
  );
});

function never(): never {
  throw new Error('nothing there');
}
