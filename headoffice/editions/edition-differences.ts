import { editionsOn } from '../../shared/rulebook/editions/edition-on.ts';
import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import type { Office } from '../office.ts';
import { editionProblems } from './check-edition.ts';
import { changedRows } from './edition-changes.ts';
import { documentOf, needEdition, published, storedEditions } from './stored-edition.ts';

/** An edition beside the one in use today: what speaks against it, and what it changes row by row. */
export interface EditionDifferences {
  /** The edition it is compared with; null when there is none today. */
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
  const [inUse] = editionsOn(published(others), today);
  const before = inUse === undefined ? {} : documentOf(inUse).tables;
  return {
    against: inUse?.edition ?? null,
    problems: editionProblems(document, { others, today, builtIn }),
    changes: changedRows({ ...builtIn, ...before }, document.tables),
  };
}

/** What an edition head office has changes of the one in use today. @throws OfficeError */
export async function editionDifferences(
  office: Office,
  edition: string,
): Promise<Pick<EditionDifferences, 'against' | 'changes'>> {
  const stored = needEdition(await storedEditions(office.db), edition);
  const { against, changes } = await checkEdition(office, documentOf(stored));
  return { against, changes };
}
