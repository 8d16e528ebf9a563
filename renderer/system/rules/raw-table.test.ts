import { describe, expect, it } from 'vitest';
import { publishedEdition } from '../../../assets/reference/published.ts';
import { canonicalBytes } from '../../../shared/journal/canonical.ts';
import type { EditionRow } from '../../../shared/rulebook/editions/signed-edition.ts';
import { fromUtf8 } from '../../../shared/values/bytes.ts';
import { editionDocuments } from './edition-documents.ts';
import { readTables } from './raw-table.ts';

/** As it comes in the feed: everything in the order of the alphabet. */
const fed: typeof publishedEdition = JSON.parse(fromUtf8(canonicalBytes(publishedEdition)));

function registerOf(...rows: readonly EditionRow[]) {
  const views = rows.map((body) => ({
    key: body.statement.edition,
    asOf: 0,
    body,
    pending: {},
    pendingActs: 0,
    projected: body,
  }));
  return { register: async () => await Promise.resolve(views) };
}

function rowOf(change: Partial<EditionRow['statement']>, withdrawnAt: number | null = null) {
  const statement = { ...fed, ...change, purpose: 'rule-edition' as const };
  return { statement, signature: '0'.repeat(128), withdrawnAt };
}

describe('readTables', () => {
  it('has tables and columns in their own order, however they came', () => {
    const own = readTables(publishedEdition, publishedEdition);
    const came = readTables(fed, publishedEdition);
    const shape = (tables: typeof own) =>
      tables.map((table) => [table.key, table.form === 'rows' ? table.columns : null]);
    expect(Object.keys(fed.tables)).not.toEqual(Object.keys(publishedEdition.tables));
    expect(shape(came)).toEqual(shape(own));
  });

  it('shows a table of a form only a newer program knows as it is, and last', () => {
    const tables = { ...publishedEdition.tables, moonPhases: { phases: [1] } };
    expect(readTables({ tables }, publishedEdition).at(-1)).toMatchObject({
      form: 'unknown',
      area: '其他',
      title: 'moonPhases',
    });
  });
});

describe('editionDocuments', () => {
  it('are the program’s own until one comes', async () => {
    const [own, ...others] = await editionDocuments(registerOf(), publishedEdition);
    expect(own).toEqual({ document: publishedEdition, withdrawnAt: null, isBuiltIn: true });
    expect(others).toEqual([]);
  });

  it('have the newest first, each once, and fill a table that is missing from the program', async () => {
    const { ageGate: _, ...without } = fed.tables;
    const rows = [
      rowOf({}),
      rowOf({ edition: '2026.12', validFrom: '2026-12-01', tables: without }),
      rowOf({ edition: '2026.11.2', validFrom: '2026-11-01' }, 7),
    ];
    const known = await editionDocuments(registerOf(...rows), publishedEdition);
    expect(
      known.map(({ document, withdrawnAt, isBuiltIn }) => [
        document.edition,
        withdrawnAt,
        isBuiltIn,
      ]),
    ).toEqual([
      ['2026.12', null, false],
      ['2026.11.2', 7, false],
      ['2026.11', null, false],
    ]);
    expect(known[0]?.document.tables['ageGate']).toEqual(publishedEdition.tables['ageGate']);
  });
});
