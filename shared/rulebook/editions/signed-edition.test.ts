import { describe, expect, it } from 'vitest';
import { edition, editionBody } from '../../../test/helpers/editions.ts';
import { headOfficeTestKey, testKey } from '../../../test/helpers/people.ts';
import { intl1 } from '../../suite-intl-1.ts';
import { EditionRow, isSignedEdition } from './signed-edition.ts';

const document = edition('2026.12', '2027-01-01');
const signed = editionBody(document);
const isSigned = (row: EditionRow) => isSignedEdition(intl1, headOfficeTestKey.publicKey, row);

describe('a signed edition', () => {
  it("ED-4: is head office's, also after it has travelled as JSON and when it is withdrawn", () => {
    expect(isSigned(signed)).toBe(true);
    expect(isSigned(EditionRow.parse(JSON.parse(JSON.stringify(signed))))).toBe(true);
    expect(isSigned({ ...signed, withdrawnAt: 5 })).toBe(true);
  });

  it.each([
    ['another key', editionBody(document, {}, testKey(9))],
    ['another day', { ...signed, statement: { ...signed.statement, validFrom: '2026-12-31' } }],
    ['another name', { ...signed, statement: { ...signed.statement, edition: '2026.13' } }],
    [
      'another figure',
      {
        ...signed,
        statement: { ...signed.statement, tables: { ...document.tables, visitTerm: { rows: [] } } },
      },
    ],
    ['a signature of something else', { ...signed, signature: headOfficeTestKey.sign(document) }],
  ])('ED-4: with %s is not', (_, row: EditionRow) => {
    expect(isSigned(row)).toBe(false);
  });

  it('ED-4: with a column nobody knows cannot be read: it would not be what was signed', () => {
    const statement = { ...signed.statement, more: 1 };
    expect(EditionRow.safeParse({ ...signed, statement }).success).toBe(false);
  });
});
