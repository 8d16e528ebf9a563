import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/run.ts';

/** A tool that finds nothing may be one that looks at nothing: each is given something to find. */
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guitai-planted-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json', 'tsconfig.json', 'knip.json']) {
    cpSync(inProject(file), join(root, file));
  }
  for (const file of ['package.json', 'shared/tsconfig.json', 'shared/globals.d.ts']) {
    cpSync(inProject(file), join(root, file));
  }
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function run(script: string, args: readonly string[]): { code: number | null; text: string } {
  const path = inProject('node_modules', script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, NO_COLOR: '1', OXLINT_TSGOLINT_PATH: typeAwareLinter() },
  });
  return { code: status, text: stdout + stderr };
}

/** The linter looks for it beside the linted files, where the planted tree has nothing. */
function typeAwareLinter(): string {
  const name = process.platform === 'win32' ? 'tsgolint.exe' : 'tsgolint';
  const { resolve } = createRequire(inProject('node_modules/oxlint-tsgolint/package.json'));
  return resolve(`@oxlint-tsgolint/${process.platform}-${process.arch}/${name}`);
}

describe('the linter', () => {
  const lint = () => run('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);

  it('passes a plain file', () => {
    plant('shared/plain.ts', 'export const plain = 1;\n');
    expect(lint()).toMatchObject({ code: 0 });
  });

  it.each([
    [
      'no-floating-promises',
      'declare function save(): Promise<void>;\nexport function act(): void {\n  save();\n}\n',
    ],
    ['no-explicit-any', 'export const loose = (value: any): unknown => value;\n'],
    ['no-unused-vars', 'const nobody = 1;\nexport const somebody = 2;\n'],
    [
      'switch-exhaustiveness-check',
      "export function name(state: 'open' | 'resolved'): string {\n  switch (state) {\n    case 'open':\n      return 'open';\n  }\n  return '';\n}\n",
    ],
  ])('reports %s', (rule, text) => {
    plant('shared/planted.ts', text);
    const { code, text: output } = lint();
    expect(output).toContain(rule);
    expect(code).not.toBe(0);
  });
});

describe('the linter in the counter', () => {
  const lint = () => run('oxlint/bin/oxlint', ['renderer', '--deny-warnings']);

  it.each([
    "export const found = fetch('/');\n",
    'export const found = globalThis.fetch;\n',
    "export const found = new WebSocket('ws://127.0.0.1');\n",
    'export const found = window.guitai;\n',
    'export const found = globalThis.guitaiPanel;\n',
    'export const found = window.guitaiClient;\n',
  ])('keeps to renderer/bridge: %s', (text) => {
    plant('renderer/bridge/planted.ts', text);
    expect(lint()).toMatchObject({ code: 0 });
    plant('renderer/session/planted.ts', text);
    const { code, text: output } = lint();
    expect(output).toContain('renderer/session/planted.ts');
    expect(output).toContain('no-restricted-');
    expect(output).not.toContain('renderer/bridge/planted.ts');
    expect(code).not.toBe(0);
  });

  it('knows every name under which a preload shows itself to a page', () => {
    const config = readFileSync(inProject('.oxlintrc.json'), 'utf8');
    for (const file of ['preload', 'panel-preload', 'client-preload']) {
      const preload = `electron/${file}.ts`;
      const code = readFileSync(inProject(preload), 'utf8');
      const names = [...code.matchAll(/exposeInMainWorld\(\s*'([^']+)'/g)].map((match) => match[1]);
      expect(names).not.toEqual([]);
      for (const name of names) expect(config).toContain(`"${name}"`);
    }
  });
});

describe('the compiler', () => {
  const check = () => run('typescript/lib/tsc.js', ['--noEmit', '-p', 'shared']);

  it('lets shared code encode text', () => {
    plant('shared/plain.ts', "export const bytes = new TextEncoder().encode('柜台');\n");
    expect(check()).toMatchObject({ code: 0 });
  });

  it.each(['document', 'process', 'fetch', 'Buffer', 'setTimeout', 'localStorage'])(
    'refuses %s in shared code',
    (name) => {
      plant('shared/planted.ts', `export const found: unknown = ${name};\n`);
      const { code, text } = check();
      expect(text).toContain(`Cannot find name '${name}'`);
      expect(code).not.toBe(0);
    },
  );
});

describe('knip', () => {
  it('reports an unused file and an unused export', () => {
    plant('headoffice/server.ts', "import { used } from './parts.ts';\nused();\n");
    plant('headoffice/parts.ts', 'export const used = () => 1;\nexport const idle = 2;\n');
    plant('headoffice/nobody.ts', 'export const alone = 3;\n');
    const { code, text } = run('knip/bin/knip.js', ['--include', 'files,exports']);
    expect(text).toContain('headoffice/nobody.ts');
    expect(text).toContain('idle');
    expect(text).not.toMatch(/^used /m);
    expect(code).not.toBe(0);
  });
});
