import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { readTables } from '../../scripts/read-tables.ts';
import { inProject } from '../../scripts/run.ts';

const root = join(import.meta.dirname, 'pages');

/** Builds the pages of the benchmark as scripts/build.ts builds the counter's, React being the one for use. */
export async function buildPages(outDir: string, names: readonly string[]): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      configFile: false,
      root,
      base: './',
      publicDir: false,
      logLevel: 'error',
      plugins: [react(), readTables()],
      // A peer brings a Dexie of its own; a live query sees only what is read by the same one.
      resolve: { alias: { dexie: inProject('node_modules', 'dexie') } },
      worker: { format: 'es' },
      build: {
        outDir,
        emptyOutDir: true,
        target: 'chrome120',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        chunkSizeWarningLimit: 8000,
        rolldownOptions: { input: names.map((name) => join(root, `${name}.html`)) },
      },
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
}
