import { expect, it } from 'vitest';
import { publishedEdition } from '../assets/reference/published.ts';
import { publishedTables } from '../shared/rulebook/editions/read-edition.ts';
import { readModule } from './read-tables.ts';

it('DT-2 gives the built page exactly the tables a start would read', () => {
  const [, quoted = '""'] =
    /\{ \.\.\.publishedEdition\.tables, \.\.\.JSON\.parse\((".*")\) \}/.exec(readModule()) ?? [];
  const changed = JSON.parse(JSON.parse(quoted) as string) as object;
  expect({ ...publishedEdition.tables, ...changed }).toEqual(publishedTables(publishedEdition));
  // What is read as its file has it is not there twice.
  const { length } = JSON.stringify(publishedEdition.tables);
  expect(JSON.stringify(changed).length).toBeLessThan(length / 2);
});
