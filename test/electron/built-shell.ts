import { join } from 'node:path';
import { build } from '../../scripts/build.ts';
import { inProject } from '../../scripts/run.ts';

/** Builds the shell's programs if they have changed, and gives the folder they lie in. */
export async function builtShell(): Promise<string> {
  const names = [
    'main.cjs',
    'preload.cjs',
    'panel-preload.cjs',
    'client-preload.cjs',
    'browser-host.cjs',
  ];
  await build(names.map((name) => `electron/${name}`));
  return inProject('dist', 'electron');
}

/** A built page to serve: what is in it does not matter here. */
export const pageFolder = join(import.meta.dirname, 'page');
