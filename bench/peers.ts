import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;

/** Installs what the product is measured beside from bench's own lockfile, once. Always from the npm registry. */
export function installPeers(): void {
  if (existsSync(join(folder, 'node_modules', 'decimal.js'))) return;
  console.log('bench: installing the peers (npm ci)');
  const { status } = spawnSync('npm', ['ci', '--registry=https://registry.npmjs.org/'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the peers could not be installed: is the npm registry there?');
}
