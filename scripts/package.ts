import { isSafeAddress } from '../electron/host/safe-address.ts';
import { build } from './build.ts';
import { isStarted, runTool } from './run.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the house says of itself, for electron-builder.yml and the fields of a deb. @throws when an address is not safe */
export function houseOf(env: Environment, platform: NodeJS.Platform) {
  const updates = env['GUITAI_UPDATES_URL'] ?? '';
  if (updates !== '' && !isSafeAddress(updates))
    throw new Error(`GUITAI_UPDATES_URL must begin with https://: ${updates}`);
  const maintainer = env['GUITAI_MAINTAINER'] ?? 'Guitai <root@localhost>';
  // A deb must name a page; without a house it names this computer, as Debian does for local packages.
  const homepage = env['GUITAI_HOMEPAGE'] ?? (platform === 'linux' ? 'http://localhost/' : null);
  const args = [
    `-c.linux.maintainer=${maintainer}`,
    ...(homepage === null ? [] : [`-c.extraMetadata.homepage=${homepage}`]),
  ];
  return { updates, args };
}

/** Builds the programs and makes installers of them; other arguments go to electron-builder. */
async function makeInstallers(args: readonly string[]): Promise<number> {
  const house = houseOf(process.env, process.platform);
  process.env['GUITAI_UPDATES_URL'] = house.updates;
  if (house.updates === '')
    console.log('package: no GUITAI_UPDATES_URL: only machine settings can name an update address');
  await build();
  return await runTool('electron-builder/cli.js', ['--publish', 'never', ...house.args, ...args]);
}

if (isStarted(import.meta.url)) process.exitCode = await makeInstallers(process.argv.slice(2));
