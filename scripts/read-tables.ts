import { isDeepStrictEqual } from 'node:util';
import type { Plugin } from 'vite';
import { publishedEdition } from '../assets/reference/published.ts';
import { publishedTables } from '../shared/rulebook/editions/read-edition.ts';
import { inProject } from './run.ts';

const module = inProject('renderer', 'app', 'published-tables.ts');

/**
 * The program's own rule tables, read and checked once by the build instead of by every start (decision 0131). Tables
 * that are read as their files have them come from the files, which the page holds anyway.
 */
export function readTables(): Plugin {
  return {
    name: 'read-tables',
    enforce: 'pre',
    load: (id) => (id === module ? readModule() : null),
  };
}

/** @throws Fault RULES_UNREADABLE: a program with unreadable rules is not built */
export function readModule(): string {
  const { tables: files } = publishedEdition;
  const tables = publishedTables(publishedEdition);
  const changed = Object.fromEntries(
    Object.entries(tables).filter(([name, table]) => !isDeepStrictEqual(files[name], table)),
  );
  // As a text: an engine reads JSON faster than the same as program.
  const text = JSON.stringify(JSON.stringify(changed));
  return `import { publishedEdition } from '../../assets/reference/published.ts';
export const tables = { ...publishedEdition.tables, ...JSON.parse(${text}) };
`;
}
