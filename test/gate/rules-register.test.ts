import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ruleId = /(?<![A-Za-z0-9-])[A-Z]{2}-\d{1,3}(?![\w-])/g;
const register = readFileSync('docs/rules.md', 'utf8');
const sources = filesIn('shared', 'electron', 'renderer', 'headoffice');
const tests = [...sources, ...filesIn('test', 'scripts')].filter(isTest);

function filesIn(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${folder}/${path}`),
  );
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$|^test\//.test(path);
}

/** The ids of the register's first column; `AU-1 … AU-4` names four. */
function registered(): ReadonlySet<string> {
  const cells = register
    .split('\n')
    .flatMap((line) => /^\| ([A-Z]{2}-\d[^|]*) \|/.exec(line)?.[1] ?? []);
  return new Set(
    cells.flatMap((cell) => (cell.includes('…') ? spread(cell) : (cell.match(ruleId) ?? []))),
  );
}

function spread(cell: string): readonly string[] {
  const [first = '', last = ''] = cell.match(ruleId) ?? [];
  const [prefix = '', from = ''] = first.split('-');
  const count = Number(last.split('-')[1]) - Number(from) + 1;
  return Array.from({ length: count }, (_, at) => `${prefix}-${Number(from) + at}`);
}

/** The ids named between quotation marks or at the beginning of one: refusals, explanations, titles of tests. */
function namedIn(paths: readonly string[]): ReadonlySet<string> {
  const quoted = paths.flatMap(
    (path) => readFileSync(path, 'utf8').match(/['"`][^'"`\n]*['"`]?/g) ?? [],
  );
  return new Set(quoted.flatMap((text) => text.match(ruleId) ?? []));
}

const missing = (from: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...from].filter((id) => !others.has(id)).toSorted();

it('every rule the programs or their tests name stands in docs/rules.md', () => {
  const code = sources.filter((path) => !isTest(path));
  const prefixes = new Set([...registered()].map((id) => id.slice(0, 2)));
  const ours = (ids: ReadonlySet<string>) =>
    new Set([...ids].filter((id) => prefixes.has(id.slice(0, 2))));
  expect(missing(ours(namedIn(code)), registered())).toEqual([]);
  expect(missing(ours(namedIn(tests)), registered())).toEqual([]);
});

it('every rule of docs/rules.md is named by a test', () => {
  expect(registered().size).toBeGreaterThan(100);
  expect(missing(registered(), namedIn(tests)).join(' ')).toBe('');
});
