import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;

/** The peers and their versions, as bench/package.json pins them. */
export function peerVersions(): Readonly<Record<string, string>> {
  const file = readFileSync(join(folder, 'package.json'), 'utf8');
  // Our own file beside this one.
  return (JSON.parse(file) as { readonly devDependencies: Readonly<Record<string, string>> })
    .devDependencies;
}

/** Installs what the product is measured beside from bench's own lockfile, once. Always from the npm registry. */
export function installPeers(): void {
  const names = Object.keys(peerVersions());
  if (names.every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  console.log('bench: installing the peers (npm ci)');
  const { status } = spawnSync('npm', ['ci', '--registry=https://registry.npmjs.org/'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the peers could not be installed: is the npm registry there?');
}
