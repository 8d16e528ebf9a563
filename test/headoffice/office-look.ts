import type { Database } from '../../headoffice/db/sql.ts';
import { CaseState } from '../../shared/business/case.ts';
import { FeedItem } from '../../shared/feed/item.ts';

/** Every feed item of a branch in full, in order. */
export async function feedItems(db: Database, branch: string): Promise<readonly FeedItem[]> {
  const rows = await db.query<{ item: string }>(
    'select item from feed_items where branch = $1 order by place',
    [branch],
  );
  return rows.map(({ item }) => FeedItem.parse(JSON.parse(item)));
}

/** Verdicts of a branch's entries in feed order: accepted, the first rule of a refusal, or the code. */
export async function verdicts(db: Database, branch: string): Promise<readonly string[]> {
  const items = await feedItems(db, branch);
  return items.flatMap((item) => {
    if (item.kind !== 'entry') return [];
    const { verdict } = item;
    if (verdict.status === 'refused') return verdict.reasons.map(({ rule }) => rule).join(' ');
    return verdict.status === 'accepted' ? 'accepted' : verdict.code;
  });
}

/** A case as head office has it. */
export async function caseOf(db: Database, caseId: string): Promise<CaseState | undefined> {
  const [row] = await db.query<{ state: string }>('select state from cases where case_id = $1', [
    caseId,
  ]);
  return row === undefined ? undefined : CaseState.parse(JSON.parse(row.state));
}

/** A register row's body, or undefined. */
export async function registerBody(
  db: Database,
  branch: string,
  register: string,
  key: string,
): Promise<unknown> {
  const [row] = await db.query<{ body: string }>(
    'select body from registers where branch = $1 and register = $2 and key = $3',
    [branch, register, key],
  );
  return row === undefined ? undefined : JSON.parse(row.body);
}

/** Alarm codes of a branch, oldest first. */
export async function alarmCodes(db: Database, branch: string): Promise<readonly string[]> {
  const rows = await db.query<{ code: string }>(
    'select code from alarms where branch = $1 order by id',
    [branch],
  );
  return rows.map(({ code }) => code);
}
