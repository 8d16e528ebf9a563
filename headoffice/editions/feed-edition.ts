import type { RegisterRow } from '../../shared/feed/register.ts';
import { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import {
  editionLookups,
  editionRegister,
  type EditionRow,
} from '../../shared/rulebook/editions/signed-edition.ts';
import { queryOne, type Sql } from '../db/sql.ts';
import { rowsItem } from '../feed/append.ts';
import { announcePages, cutDue } from '../feed/pages.ts';
import { workIn } from '../lane/branch-transaction.ts';
import type { Office } from '../office.ts';

/** Pages cut by branch, to be told of once they are committed. */
export type CutPages = ReadonlyMap<string, number>;

/** An edition's row into register and feed of every branch, in the caller's transaction. */
export async function feedEdition(office: Office, sql: Sql, edition: string): Promise<CutPages> {
  const body = await editionBody(sql, edition);
  const branches = await sql.query<{ branch: string }>(
    'select branch from branches order by branch',
  );
  const pages = new Map<string, number>();
  for (const { branch } of branches) {
    await workIn(office, sql, branch, async ({ set, feed, now }) => {
      const change = {
        register: editionRegister,
        key: edition,
        lookups: editionLookups,
        set: body,
      };
      const rows: readonly RegisterRow[] = await set.changed([change], now);
      set.putRows(rows);
      feed.add(rowsItem(feed.nextPlace(), now, rows));
    });
    pages.set(branch, await cutDue(office, sql, branch, 'all'));
  }
  return pages;
}

/** Tells who waits for the feeds, after the commit. */
export function announceEdition(office: Office, pages: CutPages): void {
  for (const [branch, cut] of pages) announcePages(office, branch, cut);
}

/** A published edition as it travels. */
export async function editionBody(sql: Sql, edition: string): Promise<EditionRow> {
  const {
    document,
    signature,
    withdrawn_at: withdrawnAt,
  } = await queryOne<{
    document: string;
    signature: string;
    withdrawn_at: number | null;
  }>(sql, 'select document, signature, withdrawn_at from rule_editions where edition = $1', [
    edition,
  ]);
  const statement = editionStatement(RuleEdition.parse(JSON.parse(document)));
  return { statement, signature, withdrawnAt };
}

/** What head office signs of an edition. */
export function editionStatement(document: RuleEdition): EditionRow['statement'] {
  return { ...document, purpose: 'rule-edition' };
}
