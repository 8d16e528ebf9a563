import { z } from 'zod';
import { publishedEdition } from '../../assets/reference/published.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import {
  editionLookups,
  editionRegister,
  type EditionRow,
} from '../../shared/rulebook/editions/signed-edition.ts';
import { addDays } from '../../shared/values/dates.ts';
import { registerRow } from './feed-maker.ts';
import { headOfficeTestKey, type TestKey } from './people.ts';

/** The program's edition under another name, from another day; what `change` says is different. */
export function edition(
  name: string,
  validFrom: string,
  change: Partial<RuleEdition> = {},
): RuleEdition {
  const about = `测试版本 ${name}`;
  return {
    ...publishedEdition,
    edition: name,
    validFrom,
    publishedOn: '2026-11-23',
    about,
    ...change,
  };
}

/** An edition that takes clients up to another age from its first day on, by a new row of the age table of `base`. */
export function ageEdition(
  name: string,
  validFrom: string,
  maxAge: number,
  base: RuleEdition = publishedEdition,
): RuleEdition {
  return edition(name, validFrom, {
    tables: {
      ...publishedEdition.tables,
      ageGate: ageTable(validFrom, maxAge, base.tables['ageGate']),
    },
  });
}

/** The published age table with another upper age from a day on, or in all of its open row. */
export function ageTable(
  from: string | null,
  maxAge: number,
  file: unknown = publishedEdition.tables['ageGate'],
) {
  const { name, rows } = AgeFile.parse(file);
  const changed = rows.flatMap((row) => {
    if (row.effectiveTo !== null) return [row];
    if (from === null || row.effectiveFrom === from) return [{ ...row, maxAge }];
    return [
      { ...row, effectiveTo: addDays(from, -1) },
      { ...row, effectiveFrom: from, maxAge },
    ];
  });
  return { name, rows: changed };
}

const AgeFile = z.object({
  name: z.string(),
  rows: z.array(
    z.object({ effectiveFrom: z.string(), effectiveTo: z.string().nullable() }).catchall(z.json()),
  ),
});

/** An edition as head office signs and feeds it. */
export function editionBody(
  document: RuleEdition,
  change: Partial<EditionRow> = {},
  key: TestKey = headOfficeTestKey,
): EditionRow {
  const statement = { ...document, purpose: 'rule-edition' as const };
  return { statement, signature: key.sign(statement), withdrawnAt: null, ...change };
}

/** The register row of an edition. */
export function editionRow(body: EditionRow, version = 1): RegisterRow {
  const key = body.statement.edition;
  return registerRow(editionRegister, key, version, { ...body }, editionLookups);
}
