import { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { type EditionDays, editionsOn } from '../../shared/rulebook/editions/edition-on.ts';
import type { Sql } from '../db/sql.ts';
import { OfficeError } from '../office-error.ts';

/** An edition as its row has it. */
export interface StoredEdition {
  readonly edition: string;
  readonly valid_from: string;
  readonly document: string;
  readonly proposed_at: number;
  readonly proposed_by: string;
  readonly dropped_at: number | null;
  readonly dropped_by: string | null;
  readonly published_at: number | null;
  readonly published_by: string | null;
  readonly withdrawal_asked_at: number | null;
  readonly withdrawal_asked_by: string | null;
  /** As JSON: a reason may hold U+0000, which the database refuses in a text. */
  readonly withdrawal_reason: string | null;
  readonly withdrawn_at: number | null;
  readonly withdrawn_by: string | null;
}

/** Every edition there ever was, by name. */
export async function storedEditions(sql: Sql): Promise<readonly StoredEdition[]> {
  return await sql.query<StoredEdition>(
    `select edition, valid_from, document, proposed_at, proposed_by, dropped_at, dropped_by,
       published_at, published_by, withdrawal_asked_at, withdrawal_asked_by, withdrawal_reason,
       withdrawn_at, withdrawn_by
     from rule_editions order by edition`,
  );
}

/** One of them. @throws OfficeError */
export function needEdition(all: readonly StoredEdition[], edition: string): StoredEdition {
  const found = all.find((one) => one.edition === edition);
  if (found === undefined) throw new OfficeError(`没有规则版本 ${edition}。`);
  return found;
}

/** What is signed of it. */
export function documentOf({ document }: Pick<StoredEdition, 'document'>): RuleEdition {
  return RuleEdition.parse(JSON.parse(document));
}

/** The published ones, with the days they are used on. */
export function published(all: readonly StoredEdition[]): readonly (StoredEdition & EditionDays)[] {
  return all
    .filter((one) => one.published_at !== null)
    .map((one) => ({ ...one, validFrom: one.valid_from, withdrawnAt: one.withdrawn_at }));
}

/** The published edition whose days are the last to begin: what comes next builds on it, in use or not yet. */
export function latestPublished(all: readonly StoredEdition[]): StoredEdition | undefined {
  return editionsOn(published(all), '9999-12-31')[0];
}
