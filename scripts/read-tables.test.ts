import { expect, it } from 'vitest';
import { publishedEdition } from '../assets/reference/published.ts';
import { publishedTables } from '../shared/rulebook/editions/read-edition.ts';
import { readModule } from './read-tables.ts';

it('DT-2 gives the built page exactly the tables a start would read', () => {
  const [importing, exporting = ''] = readModule().split('\n');
  expect(importing).toContain("from '../../assets/reference/published.ts'");
  const made: unknown = new Function(
    'publishedEdition',
    exporting.replace('export const tables =', 'return'),
  )(publishedEdition);
  expect(made).toEqual(publishedTables(publishedEdition));
  // What is read as its file has it is not there twice.
  expect(exporting.length).toBeLessThan(JSON.stringify(publishedEdition.tables).length / 2);
});
