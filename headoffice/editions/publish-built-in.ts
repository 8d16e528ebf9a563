import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { lock, locks } from '../db/locks.ts';
import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { noteOperation } from '../operator/log.ts';
import { editionProblems } from './check-edition.ts';
import { announceEdition, type CutPages, editionStatement, feedEdition } from './feed-edition.ts';
import { documentOf, published, type StoredEdition, storedEditions } from './stored-edition.ts';

/** Who brings in what comes with the program. */
const programOperator = 'program';

/**
 * Brings in the edition this program was built with, unless its name is known. A database without any published edition
 * has it at once: whoever sets head office up has decided on it. Afterwards it is a proposal that an operator confirms:
 * installing a program is no way round the second person. Several processes that start at once do it once.
 */
export async function publishBuiltIn(office: Office, document: RuleEdition): Promise<void> {
  const known = (await storedEditions(office.db)).find(
    ({ edition }) => edition === document.edition,
  );
  if (known !== undefined) {
    tellOfDifference(office, document, known);
    return;
  }
  const pages = await office.db.transaction(async (sql): Promise<CutPages> => {
    await lock(sql, locks.editions, 0);
    const all = await storedEditions(sql);
    if (all.some(({ edition }) => edition === document.edition)) return noPages;
    if (published(all).length === 0) return await publish(office, sql, document);
    await propose(office, sql, { document, all });
    return noPages;
  });
  announceEdition(office, pages);
}

const noPages: CutPages = new Map<string, number>();

/**
 * What is kept stays as it was signed. But a counter of this program may decide by tables of the same name that are not
 * head office's: its entries are judged by others than it used.
 */
function tellOfDifference(office: Office, document: RuleEdition, known: StoredEdition): void {
  if (decisive(documentOf(known)) === decisive(document)) return;
  office.log({ event: 'program-edition-differs', edition: document.edition });
}

/** What of an edition decides, as text: the day it is proposed and what is said about it do not. */
const decisive = ({ validFrom, tables }: RuleEdition): string =>
  canonicalText({ validFrom, tables });

async function publish(office: Office, sql: Sql, document: RuleEdition): Promise<CutPages> {
  const { edition, about } = document;
  await enter(office, sql, document);
  const { signature } = office.keys.sign(editionStatement(document));
  await sql.query(
    'update rule_editions set published_at = $2, published_by = $3, signature = $4 where edition = $1',
    [edition, office.clock(), programOperator, signature],
  );
  const what = `publish rules ${edition}`;
  await noteOperation(office, sql, { operator: programOperator, what, reason: about });
  return await feedEdition(office, sql, edition);
}

/** One that nobody could confirm is not entered, and told of at every start. */
async function propose(
  office: Office,
  sql: Sql,
  { document, all }: { readonly document: RuleEdition; readonly all: readonly StoredEdition[] },
): Promise<void> {
  const { edition, about } = document;
  const { builtIn } = office.editions;
  const today = beijingDate(office.clock());
  const problems = editionProblems(document, { others: published(all), today, builtIn });
  if (problems.length > 0) {
    office.log({ event: 'program-edition-refused', edition, problems: problems.join('\n') });
    return;
  }
  await enter(office, sql, document);
  const what = `propose rules ${edition}`;
  await noteOperation(office, sql, { operator: programOperator, what, reason: about });
}

async function enter(office: Office, sql: Sql, document: RuleEdition): Promise<void> {
  await sql.query(
    `insert into rule_editions (edition, valid_from, document, proposed_at, proposed_by)
     values ($1, $2, $3, $4, $5)`,
    [
      document.edition,
      document.validFrom,
      canonicalText(document),
      office.clock(),
      programOperator,
    ],
  );
}
