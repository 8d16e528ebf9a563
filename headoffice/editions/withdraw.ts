import { editionsOn } from '../../shared/rulebook/editions/edition-on.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { lock, lockBranches, locks } from '../db/locks.ts';
import type { Sql } from '../db/sql.ts';
import type { Office } from '../office.ts';
import { OfficeError } from '../office-error.ts';
import { checkedReason, noteOperation } from '../operator/log.ts';
import { isSameOperator } from '../operator/operator-name.ts';
import { announceEdition, feedEdition } from './feed-edition.ts';
import type { EditionAct } from './propose.ts';
import { needEdition, published, type StoredEdition, storedEditions } from './stored-edition.ts';

/** Who asked for a withdrawal, and why: what the other operator confirms. */
interface WithdrawalAsked {
  readonly askedBy: string;
  readonly reason: string;
}

/** Asks for an edition to be withdrawn, and why; another operator does it. @throws OfficeError */
export async function askWithdrawal(
  office: Office,
  { edition, operator, reason }: EditionAct & { readonly reason: string },
): Promise<void> {
  checkedReason(reason);
  await office.db.transaction(async (sql) => {
    const { withdrawal_asked_by: asker } = await lockedPublished(office, sql, edition);
    if (asker !== null) {
      // Another reason under the hands of whoever is reading the first would be confirmed unread.
      throw new OfficeError(`${asker} 已申请撤回规则版本 ${edition},请由另一位操作员确认。`);
    }
    await sql.query(
      `update rule_editions set withdrawal_asked_at = $2, withdrawal_asked_by = $3,
         withdrawal_reason = $4 where edition = $1`,
      [edition, office.clock(), operator, JSON.stringify(reason)],
    );
    await noteOperation(office, sql, {
      operator,
      what: `ask to withdraw rules ${edition}`,
      reason,
    });
  });
}

/**
 * Withdraws an edition as somebody else has asked: what is decided by it from this instant on is refused. Its row stays
 * in every register and says so. Rule ED-2 (docs/rules.md).
 *
 * @throws OfficeError
 */
export async function withdrawEdition(
  office: Office,
  { edition, operator }: EditionAct,
): Promise<WithdrawalAsked> {
  const { asked, pages } = await office.db.transaction(async (sql) => {
    const asked = askedOf(await lockedPublished(office, sql, edition));
    if (isSameOperator(asked.askedBy, operator)) {
      throw new OfficeError('申请人不能确认自己的撤回申请,请由另一位操作员确认。');
    }
    // The instant is read when nobody decides any more: what a lane decided while this waited was before it.
    await lockBranches(sql);
    const at = office.clock();
    await sql.query(
      'update rule_editions set withdrawn_at = $2, withdrawn_by = $3 where edition = $1',
      [edition, at, operator],
    );
    await noteOperation(office, sql, {
      operator,
      what: `withdraw rules ${edition}`,
      reason: asked.reason,
    });
    return { asked, pages: await feedEdition(office, sql, edition) };
  });
  announceEdition(office, pages);
  return asked;
}

function askedOf(stored: StoredEdition): WithdrawalAsked {
  const { edition, withdrawal_asked_by: askedBy, withdrawal_reason: reason } = stored;
  if (askedBy === null) throw new OfficeError(`没有人申请撤回规则版本 ${edition}。`);
  // Written by askWithdrawal as JSON of a text.
  return { askedBy, reason: String(JSON.parse(reason ?? '""')) };
}

/** An edition that may be withdrawn: the branches have another one to go on by. @throws OfficeError */
async function lockedPublished(office: Office, sql: Sql, edition: string): Promise<StoredEdition> {
  await lock(sql, locks.editions, 0);
  const all = await storedEditions(sql);
  const stored = needEdition(all, edition);
  if (stored.published_at === null) throw new OfficeError(`规则版本 ${edition} 没有发布,请作废。`);
  if (stored.withdrawn_at !== null) throw new OfficeError(`规则版本 ${edition} 已经撤回。`);
  const left = published(all).filter((one) => one.edition !== edition);
  if (editionsOn(left, beijingDate(office.clock())).length > 0) return stored;
  throw new OfficeError(`撤回规则版本 ${edition} 后没有可用的规则版本。请先发布新的规则版本。`);
}
