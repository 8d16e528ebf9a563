import type { RuleEdition } from '../../../shared/rulebook/editions/edition.ts';
import {
  editionLookups,
  editionRegister,
  EditionRow,
} from '../../../shared/rulebook/editions/signed-edition.ts';
import type { CounterStore } from '../../data/types.ts';

/** A rule edition this counter knows, its tables as their files have them. */
export interface EditionDocument {
  readonly document: RuleEdition;
  /** ms UTC; null while head office has not withdrawn it. */
  readonly withdrawnAt: number | null;
  /** Whether it came with the program; else in head office's feed. */
  readonly isBuiltIn: boolean;
}

/**
 * The editions known here, newest first: the program's own and those of the feed. Which one is in use is not judged
 * here: the counter says so by its tables. What a newer program is needed for is not shown.
 */
export async function editionDocuments(
  store: Pick<CounterStore, 'register'>,
  builtIn: RuleEdition,
): Promise<readonly EditionDocument[]> {
  const rows = await store.register(editionRegister, 'kind', editionLookups.kind);
  const fed = rows.flatMap(({ body }) => {
    const row = EditionRow.safeParse(body);
    return row.success ? [fedDocument(row.data, builtIn)] : [];
  });
  // Published by head office too, the program's own edition is head office's to withdraw.
  const isFed = fed.some(({ document }) => document.edition === builtIn.edition);
  const own = { document: builtIn, withdrawnAt: null, isBuiltIn: true };
  return (isFed ? fed : [...fed, own]).toSorted(newestFirst);
}

function fedDocument({ statement, withdrawnAt }: EditionRow, builtIn: RuleEdition) {
  const { purpose: _, ...document } = statement;
  // As the rule book reads it: a table the edition is too old to have comes from the program.
  const tables = { ...builtIn.tables, ...document.tables };
  return { document: { ...document, tables }, withdrawnAt, isBuiltIn: false };
}

function newestFirst({ document: a }: EditionDocument, { document: b }: EditionDocument): number {
  const [left, right] = [a, b].map(({ validFrom, publishedOn }) => `${validFrom} ${publishedOn}`);
  return (right ?? '').localeCompare(left ?? '');
}
