import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { compareEditions } from '../../shared/rulebook/editions/edition-on.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import type { Office } from '../office.ts';
import { editionProblems } from './check-edition.ts';
import { changedRows } from './edition-changes.ts';
import {
  documentOf,
  latestPublished,
  needEdition,
  type StoredEdition,
  storedEditions,
} from './stored-edition.ts';

/** An edition beside the latest published one: what speaks against it, and what it changes row by row. */
export interface EditionDifferences {
  /** The edition it is compared with; null when there is none. */
  readonly against: string | null;
  readonly problems: readonly string[];
  readonly changes: readonly string[];
}

/** What would come of publishing these tables; nothing is kept. */
export async function checkEdition(
  office: Office,
  document: RuleEdition,
): Promise<EditionDifferences> {
  const others = (await storedEditions(office.db)).filter(
    ({ edition }) => edition !== document.edition,
  );
  const today = beijingDate(office.clock());
  const { builtIn } = office.editions;
  return {
    ...differences(office, document, others),
    problems: editionProblems(document, { others, today, builtIn }),
  };
}

/**
 * What an edition head office has changes of the latest published one; one that is published itself, of the one that
 * came before it. A row the other has and this one lost is among them. @throws OfficeError
 */
export async function editionDifferences(
  office: Office,
  edition: string,
): Promise<Pick<EditionDifferences, 'against' | 'changes'>> {
  const all = await storedEditions(office.db);
  const stored = needEdition(all, edition);
  const isPublished = stored.published_at !== null;
  const others = all.filter(
    (one) => one !== stored && (!isPublished || compareEditions(one.edition, edition) < 0),
  );
  return differences(office, documentOf(stored), others);
}

function differences(
  office: Office,
  document: RuleEdition,
  others: readonly StoredEdition[],
): Pick<EditionDifferences, 'against' | 'changes'> {
  const latest = latestPublished(others);
  const before = latest === undefined ? {} : documentOf(latest).tables;
  return {
    against: latest?.edition ?? null,
    changes: changedRows({ ...office.editions.builtIn, ...before }, document.tables),
  };
}
