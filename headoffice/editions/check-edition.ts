import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { compareEditions } from '../../shared/rulebook/editions/edition-on.ts';
import { problemWords, readEdition } from '../../shared/rulebook/editions/read-edition.ts';
import { changedPast } from './edition-changes.ts';
import { documentOf, latestPublished, published, type StoredEdition } from './stored-edition.ts';

/** What an edition is checked against. */
export interface EditionCheck {
  /** All editions but the one that is checked. */
  readonly others: readonly StoredEdition[];
  readonly today: string;
  /** Tables an older edition is too old to have. */
  readonly builtIn: RuleEdition['tables'];
}

/** Everything that speaks against publishing an edition, in words. Rule ED-6 (docs/rules.md). */
export function editionProblems(document: RuleEdition, check: EditionCheck): readonly string[] {
  const read = readEdition(document);
  if (read.status === 'refused') return read.problems.map(problemWords);
  return [...placeProblems(document, check), ...pastProblems(document, check)];
}

/** An edition comes after all others, and from a day to come. */
function placeProblems(
  { edition, validFrom }: RuleEdition,
  { others, today }: EditionCheck,
): readonly string[] {
  // A proposal nobody has confirmed keeps only its own name: it holds up no other.
  const later = others.find(
    (one) =>
      one.edition === edition ||
      (one.published_at !== null && compareEditions(one.edition, edition) > 0),
  );
  const still = published(others).filter(({ withdrawnAt }) => withdrawnAt === null);
  const after = still.find((one) => one.validFrom > validFrom);
  return [
    ...(later === undefined
      ? []
      : [`规则版本号 ${edition} 应在已有的 ${later.edition} 之后,请改用更新的版本号。`]),
    ...(validFrom > today
      ? []
      : [`适用起始日 ${validFrom} 应在今天(${today})之后:已经办理的业务不受新规则影响。`]),
    ...(after === undefined
      ? []
      : [`适用起始日 ${validFrom} 早于已发布的规则版本 ${after.edition}(${after.validFrom} 起)。`]),
  ];
}

function pastProblems(document: RuleEdition, check: EditionCheck): readonly string[] {
  const { others, builtIn } = check;
  const { validFrom } = document;
  const before = latestPublished(others);
  if (before === undefined) return [];
  const tables = { ...builtIn, ...documentOf(before).tables };
  return changedPast(tables, document.tables, validFrom);
}
