import { build, type Plugin as BundlerPlugin } from 'esbuild';
import type { Plugin as VitePlugin } from 'vite';

const suffix = '?script';

/** A module for the browser and all it imports as one script, in a module that exports it as a text. */
async function scriptModule(file: string): Promise<string> {
  const built = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const [output] = built.outputFiles;
  return `export const script = ${JSON.stringify(output?.text ?? '')};`;
}

/** `import { script } from './main.ts?script'` in the build of head office. */
export const pageScriptForBuild: BundlerPlugin = {
  name: 'page-script',
  setup(bundler) {
    bundler.onResolve({ filter: /\?script$/ }, async ({ path, importer, resolveDir }) => {
      const module = path.slice(0, -suffix.length);
      const found = await bundler.resolve(module, {
        importer,
        resolveDir,
        kind: 'import-statement',
      });
      return { path: found.path, namespace: 'page-script', errors: found.errors };
    });
    bundler.onLoad({ filter: /.*/, namespace: 'page-script' }, async ({ path }) => ({
      contents: await scriptModule(path),
      loader: 'js',
    }));
  },
};

/** The same in tests, which run from the sources. */
export function pageScriptForTests(): VitePlugin {
  return {
    name: 'page-script',
    enforce: 'pre',
    async load(id) {
      return id.endsWith(suffix) ? await scriptModule(id.slice(0, -suffix.length)) : null;
    },
  };
}
