import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { lock, locks } from '../db/locks.ts';
import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { announceEdition, type CutPages, editionStatement, feedEdition } from './feed-edition.ts';

/** Who publishes what comes with the program: whoever installs it has decided on it. */
export const programOperator = 'program';

/**
 * Publishes the edition this program was built with to every branch, unless its name is known; several processes that
 * start at once do it once.
 */
export async function publishBuiltIn(office: Office, document: RuleEdition): Promise<void> {
  if (await isKnown(office.db, document.edition)) return;
  const pages = await office.db.transaction(async (sql): Promise<CutPages> => {
    await lock(sql, locks.editions, 0);
    if (await isKnown(sql, document.edition)) return new Map<string, number>();
    const now = office.clock();
    const { signature } = office.keys.sign(editionStatement(document));
    await sql.query(
      `insert into rule_editions (edition, valid_from, document, proposed_at, proposed_by,
         published_at, published_by, signature)
       values ($1, $2, $3, $4, $5, $4, $5, $6)`,
      [
        document.edition,
        document.validFrom,
        canonicalText(document),
        now,
        programOperator,
        signature,
      ],
    );
    return await feedEdition(office, sql, document.edition);
  });
  announceEdition(office, pages);
}

async function isKnown(sql: Sql, edition: string): Promise<boolean> {
  const rows = await sql.query('select from rule_editions where edition = $1', [edition]);
  return rows.length > 0;
}
