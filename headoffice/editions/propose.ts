import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { lock, locks } from '../db/locks.ts';
import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { noteOperation } from '../operator/log.ts';
import { isSameOperator } from '../operator/operator-name.ts';
import { editionProblems } from './check-edition.ts';
import { announceEdition, type CutPages, editionStatement, feedEdition } from './feed-edition.ts';
import { documentOf, needEdition, type StoredEdition, storedEditions } from './stored-edition.ts';

/** An edition as an operator proposes it; the day it is published is today's. */
export type EditionAsk = Omit<RuleEdition, 'publishedOn'>;

/** Which edition, and who asks. */
export interface EditionAct {
  readonly edition: string;
  readonly operator: string;
}

/**
 * Keeps a proposed edition until another operator publishes it.
 *
 * @throws OfficeError with every reason against it
 */
export async function proposeEdition(
  office: Office,
  { operator, ...ask }: EditionAsk & { readonly operator: string },
): Promise<void> {
  const now = office.clock();
  const document = { ...ask, publishedOn: beijingDate(now) };
  await office.db.transaction(async (sql) => {
    await lock(sql, locks.editions, 0);
    const all = await storedEditions(sql);
    refuseProblems(office, document, all);
    await sql.query(
      `insert into rule_editions (edition, valid_from, document, proposed_at, proposed_by)
       values ($1, $2, $3, $4, $5)`,
      [ask.edition, ask.validFrom, canonicalText(document), now, operator],
    );
    await noteOperation(office, sql, {
      operator,
      what: `propose rules ${ask.edition}`,
      reason: ask.about,
    });
  });
}

/**
 * Signs a proposed edition and feeds it to every branch; whoever proposed it does not. It is checked again, as of now.
 *
 * @throws OfficeError
 */
export async function confirmEdition(
  office: Office,
  { edition, operator }: EditionAct,
): Promise<void> {
  const pages = await office.db.transaction(async (sql): Promise<CutPages> => {
    const { stored, others } = await lockedProposal(sql, edition);
    if (isSameOperator(stored.proposed_by, operator)) {
      throw new OfficeError('提出人不能确认自己提出的规则版本,请由另一位操作员确认。');
    }
    const document = documentOf(stored);
    const settled = others.filter((one) => one.published_at !== null);
    refuseProblems(office, document, settled);
    const { signature } = office.keys.sign(editionStatement(document));
    await sql.query(
      'update rule_editions set published_at = $2, published_by = $3, signature = $4 where edition = $1',
      [edition, office.clock(), operator, signature],
    );
    await noteOperation(office, sql, { operator, what: `publish rules ${edition}`, reason: '' });
    return await feedEdition(office, sql, edition);
  });
  announceEdition(office, pages);
}

/** Gives a proposal up; its name is used up. @throws OfficeError */
export async function dropEdition(
  office: Office,
  { edition, operator }: EditionAct,
): Promise<void> {
  await office.db.transaction(async (sql) => {
    await lockedProposal(sql, edition);
    await sql.query(
      'update rule_editions set dropped_at = $2, dropped_by = $3 where edition = $1',
      [edition, office.clock(), operator],
    );
    await noteOperation(office, sql, { operator, what: `drop rules ${edition}`, reason: '' });
  });
}

/** @throws OfficeError when it is none, or no longer one */
async function lockedProposal(
  sql: Sql,
  edition: string,
): Promise<{ readonly stored: StoredEdition; readonly others: readonly StoredEdition[] }> {
  await lock(sql, locks.editions, 0);
  const all = await storedEditions(sql);
  const stored = needEdition(all, edition);
  if (stored.published_at !== null) throw new OfficeError(`规则版本 ${edition} 已经发布。`);
  if (stored.dropped_at !== null) throw new OfficeError(`规则版本 ${edition} 已经作废。`);
  return { stored, others: all.filter((one) => one !== stored) };
}

function refuseProblems(
  office: Office,
  document: RuleEdition,
  others: readonly StoredEdition[],
): void {
  const { builtIn } = office.editions;
  const check = { others, today: beijingDate(office.clock()), builtIn };
  const problems = editionProblems(document, check);
  if (problems.length > 0) throw new OfficeError(problems.join('\n'));
}
