import { Arch, build, Platform } from 'electron-builder';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../scripts/run.ts';
import { writeStubDistribution } from './stub-distribution.ts';

/** What fpm would make a deb of: fields, script, and for each place a file's bytes or the folder that goes there. */
export interface DebHandedOver {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  readonly description: string;
  readonly license: string;
  readonly afterInstall: string;
  readonly places: readonly (
    | { readonly to: string; readonly bytes: Buffer }
    | { readonly to: string; readonly from: string }
  )[];
}

/** What electron-builder made, and what it would have handed to the tools that are downloads. */
export interface Packed {
  /** The program's folder as it will be installed. */
  readonly folder: string;
  /** By target: what a deb is made of, the desktop entry of the AppImage, definitions and commands of NSIS. */
  readonly handedOver: {
    readonly deb?: DebHandedOver;
    readonly appImage?: unknown;
    readonly nsis?: unknown;
  };
}

/** Packs dist/ by electron-builder.yml around a stub of Electron, without a download. */
export async function pack(
  root: string,
  platform: 'linux' | 'win32',
  arch: 'x64' | 'arm64',
  updatesUrl: string,
): Promise<Packed> {
  const stub = join(root, `stub-${platform}`);
  const output = join(root, `out-${platform}-${arch}`);
  rmSync(stub, { recursive: true, force: true });
  writeStubDistribution(stub, platform);
  const handedOver: Packed['handedOver'] = {};
  const targets =
    platform === 'linux'
      ? Platform.LINUX.createTarget(['deb', 'AppImage'], Arch[arch])
      : Platform.WINDOWS.createTarget('nsis', Arch[arch]);
  await inEnvironment({ ...toolsIn(root), GUITAI_UPDATES_URL: updatesUrl }, () =>
    build({
      projectDir: projectRoot,
      targets,
      publish: 'never',
      config: {
        electronDist: stub,
        directories: { output },
        linux: { maintainer: '测试营业部 <it@example.cn>' },
        extraMetadata: { homepage: 'https://updates.example.cn' },
      },
      // Called where the installer's own tool would run; true means that it need not.
      effectiveOptionComputed: async (options) => {
        Object.assign(handedOver, namedByTarget(options));
        return await Promise.resolve(true);
      },
    }),
  );
  const infix = arch === 'x64' ? '' : `-${arch}`;
  const name = platform === 'linux' ? `linux${infix}-unpacked` : `win${infix}-unpacked`;
  return { folder: join(output, name), handedOver };
}

function namedByTarget(options: unknown): Packed['handedOver'] {
  if (!Array.isArray(options)) return { appImage: options };
  // fpm gets [arguments, desktop file], NSIS [definitions, commands].
  const fpm = z.tuple([z.array(z.string()), z.string()]).safeParse(options);
  return fpm.success ? { deb: debOf(fpm.data[0]) } : { nsis: options };
}

/** What is made for fpm is gone when electron-builder ends: read it now. */
function debOf(args: readonly string[]): DebHandedOver {
  const option = (flag: string): string => args[args.indexOf(flag) + 1] ?? '';
  return {
    name: option('--name'),
    version: option('--version'),
    architecture: option('--architecture'),
    maintainer: option('--maintainer'),
    description: option('--description'),
    license: option('--license'),
    afterInstall: readFileSync(option('--after-install'), 'utf8'),
    places: args
      .map((one) => /^(\/.*)=(\/.*)$/.exec(one))
      .flatMap((found) => (found === null ? [] : [{ from: found[1] ?? '', to: found[2] ?? '' }]))
      .map(({ from, to }) =>
        statSync(from).isFile() ? { to, bytes: readFileSync(from) } : { to, from },
      ),
  };
}

/** Stands for 7-Zip, which packs what NSIS will carry: leaves a file where the archive would be. */
const sevenZip = `#!${process.execPath}
require('node:fs').writeFileSync(process.argv.find((one) => one.endsWith('.7z')), 'stub');
`;

function toolsIn(root: string): Record<string, string> {
  const tools = join(root, 'tools');
  mkdirSync(tools, { recursive: true });
  writeFileSync(join(tools, 'elevate.exe'), 'stub');
  writeFileSync(join(tools, '7za'), sevenZip, { mode: 0o755 });
  return {
    ELECTRON_BUILDER_7ZIP_PATH: join(tools, '7za'),
    ELECTRON_BUILDER_NSIS_DIR: tools,
    // Whoever tries to fetch something after all fails at once instead of waiting for a line.
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    ELECTRON_BUILDER_BINARIES_MIRROR: 'http://127.0.0.1:9/',
    CI: 'false',
  };
}

async function inEnvironment(
  wanted: Readonly<Record<string, string>>,
  run: () => Promise<unknown>,
): Promise<void> {
  const before = Object.keys(wanted).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, wanted);
  try {
    await run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** A folder of this test's own, and how to remove it. */
export function packingFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'guitai-packing-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
