import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cruiseTree } from '../../scripts/deps.ts';
import { inProject, projectRoot } from '../../scripts/run.ts';

type Files = Readonly<Record<string, string>>;

interface Planted {
  readonly title: string;
  readonly files: Files;
  readonly rule: string;
}

const packages = [
  'zod',
  'canonicalize',
  'dexie',
  'dexie-react-hooks',
  'pg',
  'electron',
  'electron-updater',
  'react',
];
const scopedPackages = ['@noble/hashes', '@electric-sql/pglite'];

/** A small tree that keeps every rule: the ways the layout wants things done. */
const cleanTree: Files = {
  'shared/errors.ts': `export const fault = 1;`,
  'shared/values/money.ts': `import { z } from 'zod';\nexport const money = z;`,
  'shared/journal/entry.ts': `import canonicalize from 'canonicalize';\nimport { sha256 } from '@noble/hashes/sha2.js';\nimport { fault } from '../errors.ts';\nexport const entry = [canonicalize, sha256, fault];`,
  'shared/bridge/log.ts': `export interface Reply { readonly seq: number }\nexport const logSchema = 1;`,
  'shared/business/contract.ts': `export interface Business { readonly name: string }`,
  'shared/business/registry.ts': `import { complaint } from './complaint/index.ts';\nexport const registry = [complaint];`,
  'shared/business/complaint/index.ts': `import type { Business } from '../contract.ts';\nimport { money } from '../../values/money.ts';\nexport const complaint: Business & { money: unknown } = { name: 'complaint', money };`,
  'shared/safeguards/approval.ts': `import type { Business } from '../business/contract.ts';\nexport const approve = (business: Business) => business.name;`,
  'shared/values/money.test.ts': `import { readFileSync } from 'node:fs';\nimport { money } from './money.ts';\nexport const tested = [money, readFileSync];`,
  'electron/main.ts': `import { app } from 'electron';\nimport { openLog } from './services/journal-log.ts';\nexport const started = [app, openLog];`,
  'electron/updater.ts': `import type { AppUpdater } from 'electron-updater';\nexport type Updater = AppUpdater;`,
  'electron/services/journal-log.ts': `import { open } from 'node:fs/promises';\nimport { logSchema } from '../../shared/bridge/log.ts';\nexport const openLog = [open, logSchema];`,
  'renderer/main.tsx': `import { frame } from './app/frame.tsx';\nexport const root = frame;`,
  'renderer/app/frame.tsx': `import { screens } from '../business/screens.tsx';\nexport const frame = screens;`,
  'renderer/business/screens.tsx': `import { registry } from '../../shared/business/registry.ts';\nimport { Form } from './complaint/Form.tsx';\nexport const screens = [Form, registry];`,
  'renderer/business/complaint/Form.tsx': `import { complaint } from '../../../shared/business/complaint/index.ts';\nimport { Field } from '../../ui/Field.tsx';\nimport { runCommand } from '../../data/run-command.ts';\nexport const Form = [complaint, Field, runCommand];`,
  'renderer/ui/Field.tsx': `import { createElement } from 'react';\nimport { money } from '../../shared/values/money.ts';\nexport const Field = [createElement, money];`,
  'renderer/data/run-command.ts': `import Dexie from 'dexie';\nimport { append } from '../bridge/log.ts';\nimport { registry } from '../../shared/business/registry.ts';\nimport type { Reply } from '../../shared/bridge/log.ts';\nexport const runCommand = (reply: Reply) => [Dexie, append, registry, reply];`,
  'renderer/bridge/log.ts': `import { logSchema } from '../../shared/bridge/log.ts';\nexport const append = logSchema;`,
  'headoffice/app.ts': `import { query } from './db/query.ts';\nimport { onComplaint } from './business/complaint.ts';\nexport const app = [query, onComplaint];`,
  'headoffice/db/query.ts': `import pg from 'pg';\nimport { PGlite } from '@electric-sql/pglite';\nexport const query = [pg, PGlite];`,
  'headoffice/business/complaint.ts': `import { complaint } from '../../shared/business/complaint/index.ts';\nexport const onComplaint = complaint;`,
  'scripts/start.ts': `import { findChromium } from '../test/helpers/chromium.ts';\nexport const start = findChromium;`,
  'test/helpers/chromium.ts': `export const findChromium = 1;`,
  'test/integration/act.test.ts': `import { app } from '../../headoffice/app.ts';\nimport { runCommand } from '../../renderer/data/run-command.ts';\nexport const tested = [app, runCommand];`,
};

const planted: readonly Planted[] = [
  {
    title: '1 shared imports Node',
    files: { 'shared/values/file.ts': `export { readFileSync } from 'node:fs';` },
    rule: 'shared-imports-only-itself',
  },
  {
    title: '1 shared imports a package that is not on its list',
    files: { 'shared/values/view.ts': `export { createElement } from 'react';` },
    rule: 'shared-imports-only-itself',
  },
  {
    title: '1 a test of shared imports a program',
    files: { 'shared/values/app.test.ts': `export { app } from '../../headoffice/app.ts';` },
    rule: 'shared-tests-stay-in-shared',
  },
  {
    title: '2 the counter imports head office',
    files: { 'renderer/sync/engine.ts': `export { app } from '../../headoffice/app.ts';` },
    rule: 'programs-meet-in-shared',
  },
  {
    title: '2 the shell imports only a type of the counter',
    files: {
      'electron/services/courier.ts': `import type { append } from '../../renderer/bridge/log.ts';\nexport type Append = typeof append;`,
    },
    rule: 'programs-meet-in-shared',
  },
  {
    title: '3 a service imports electron',
    files: { 'electron/services/printer.ts': `export { shell } from 'electron';` },
    rule: 'electron-only-in-the-shell',
  },
  {
    title: '3 a service imports only a type of the updater',
    files: {
      'electron/services/updates.ts': `import type { AppUpdater } from 'electron-updater';\nexport type Source = AppUpdater;`,
    },
    rule: 'electron-only-in-the-shell',
  },
  {
    title: '3 a screen calls the bridge itself',
    files: {
      'renderer/safeguards/panel.ts': `export { logSchema } from '../../shared/bridge/log.ts';`,
    },
    rule: 'bridge-only-in-renderer-bridge',
  },
  {
    title: '3 a screen imports Dexie',
    files: { 'renderer/session/store.ts': `export { useLiveQuery } from 'dexie-react-hooks';` },
    rule: 'dexie-only-in-renderer-data',
  },
  {
    title: '3 a route of head office imports the database',
    files: { 'headoffice/routes/feed.ts': `export { PGlite } from '@electric-sql/pglite';` },
    rule: 'database-only-in-headoffice-db',
  },
  {
    title: '4 a business imports another one',
    files: {
      'shared/business/order/index.ts': `export { complaint as order } from '../complaint/index.ts';`,
    },
    rule: 'no-business-imports-another',
  },
  {
    title: '4 the screens of a business import the rules of another one',
    files: {
      'renderer/business/order/Form.tsx': `export { complaint } from '../../../shared/business/complaint/index.ts';`,
    },
    rule: 'no-business-imports-another',
  },
  {
    title: '4 a business reaches another one through the registry',
    files: {
      'headoffice/business/order.ts': `export { registry } from '../../shared/business/registry.ts';`,
    },
    rule: 'no-business-imports-another',
  },
  {
    title: '5 the journal knows a business',
    files: {
      'shared/journal/read.ts': `export { complaint } from '../business/complaint/index.ts';`,
    },
    rule: 'frame-knows-no-business',
  },
  {
    title: '5 a field knows the store',
    files: { 'renderer/ui/Picker.tsx': `export { runCommand } from '../data/run-command.ts';` },
    rule: 'ui-knows-no-business-and-no-data',
  },
  {
    title: '5 a screen imports app',
    files: {
      'renderer/business/complaint/List.tsx': `export { frame } from '../../app/menu.ts';`,
      'renderer/app/menu.ts': `export const frame = 1;`,
    },
    rule: 'screens-never-import-app',
  },
  {
    title: '6 two modules import each other, one of them only a type',
    files: {
      'shared/feed/page.ts': `import type { Row } from './row.ts';\nexport const page = (row: Row) => row;`,
      'shared/feed/row.ts': `import { page } from './page.ts';\nexport interface Row { readonly page: typeof page }`,
    },
    rule: 'no-cycles',
  },
  {
    title: '6 a program imports a test',
    files: { 'headoffice/intake.ts': `export { tested } from '../test/integration/act.test.ts';` },
    rule: 'code-never-imports-tests',
  },
  {
    title: '6 a program imports a helper of tests',
    files: {
      'electron/browser-host.ts': `export { findChromium } from '../test/helpers/chromium.ts';`,
    },
    rule: 'programs-never-import-helpers',
  },
  {
    title: 'an import leads nowhere',
    files: { 'renderer/session/missing.ts': `export { nothing } from './nothing.ts';` },
    rule: 'imports-resolve',
  },
];

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guitai-rules-'));
  for (const name of [...packages, ...scopedPackages]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'dist/index.js' }));
    write(`node_modules/${name}/dist/index.js`, '');
  }
  write('node_modules/@noble/hashes/sha2.js', '');
  writeAll(cleanTree);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function writeAll(files: Files): void {
  for (const [path, text] of Object.entries(files)) write(path, text);
}

describe('the dependency rules', () => {
  it('find nothing in a tree that keeps them', async () => {
    expect(await cruiseTree(root)).toEqual({
      modules: Object.keys(cleanTree).length,
      violations: [],
    });
  });

  it.each(planted)('$title: $rule', async ({ files, rule }) => {
    writeAll(files);
    const { violations } = await cruiseTree(root);
    expect([...new Set(violations.map((violation) => violation.rule))]).toEqual([rule]);
  });

  it('are each planted once at least', () => {
    const config = readFileSync(inProject('.dependency-cruiser.cjs'), 'utf8');
    const names = [...config.matchAll(/name: '([^']+)'/g)].map((match) => match[1]);
    expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(names));
  });

  it('refuse a tree of which nothing was read', async () => {
    rmSync(root, { recursive: true });
    write('shared/notes.md', 'no module');
    await expect(cruiseTree(root)).rejects.toThrow('read no module');
  });

  it('are kept by this project', async () => {
    const { modules, violations } = await cruiseTree(projectRoot);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(30);
  });
});
