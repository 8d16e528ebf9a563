import { join } from 'node:path';
import { build } from 'esbuild';
import { pageScriptForBuild } from '../../scripts/page-script.ts';

/** Ignored by git, and PGlite is found from there. */
const output = join(import.meta.dirname, '..', 'node_modules', '.cache', 'office.mjs');

let built: Promise<string> | null = null;

/** The head office under measurement as one file, bundled as the program is; made once a run. */
export function buildOffice(): Promise<string> {
  return (built ??= bundle());
}

async function bundle(): Promise<string> {
  await build({
    entryPoints: [join(import.meta.dirname, 'main.ts')],
    outfile: output,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    plugins: [pageScriptForBuild],
    external: ['@electric-sql/pglite', 'pg-native'],
    // Packages that are CommonJS ask for the modules of Node by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return output;
}
