import { orderName } from '../../shared/business/order/pending-buys.ts';
import type { RegisterChange } from '../../shared/feed/register.ts';
import { Funds, fundsRegister } from '../../shared/rulebook/money/funds.ts';
import { heldUnits, Position, positionRegister } from '../../shared/rulebook/trading/position.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { eachBranch } from '../each-branch.ts';
import { rowsItem } from '../feed/append.ts';
import { cutPages } from '../feed/pages.ts';
import { type BranchWork, inBranch } from '../lane/branch-transaction.ts';
import type { Office } from '../office.ts';
import { begunDayOf } from './begun-day.ts';

/** Rows of one feed item: small, because a page holds at least one item whatever its size. */
const rowsPerItem = 100;

/**
 * Begins a new day in every branch: what was bought and sold becomes the opening position, what yesterday's sales brought
 * may be withdrawn. Each branch once a day, in one transaction, and only when no order of an earlier day is still open;
 * until then none of its orders goes to the market, so that days never mix. Rule OR-26 (docs/rules.md).
 */
export async function rollDay(office: Office): Promise<void> {
  const today = beijingDate(office.clock());
  const due = await office.db.query<{ branch: string }>(
    'select branch from branches where rolled_to < $1 order by branch',
    [today],
  );
  const branches = due.map(({ branch }) => branch);
  await eachBranch(office, branches, (branch) => rollBranch(office, branch, today));
}

async function rollBranch(office: Office, branch: string, today: string): Promise<void> {
  const isRolled = await inBranch(office, branch, (work) => roll(work, today), 'act:before-commit');
  office.mark('act:after-commit');
  if (isRolled) await cutPages(office, branch, 'all');
}

async function roll(work: BranchWork, today: string): Promise<boolean> {
  const { sql, branch } = work;
  const begun = await begunDayOf(work);
  if (begun >= today) return false;
  if (begun === '') {
    // A branch's first day: nothing was bought or sold before it.
    await beginDay(work, today);
    return false;
  }
  const [open] = await sql.query<{ open: number }>(
    `select count(*)::integer as open from cases
     where branch = $1 and business = $2 and stage = 'accepted' and business_date < $3`,
    [branch, orderName, today],
  );
  if (open !== undefined && open.open > 0) {
    const detail = `before ${today}: ${open.open} orders of earlier days are open`;
    work.alarm({ counter: null, code: 'DAY_NOT_ROLLED', detail });
    return false;
  }
  const changes = await changesOf(work);
  for (let from = 0; from < changes.length; from += rowsPerItem) {
    const rows = await work.set.changed(changes.slice(from, from + rowsPerItem), work.now);
    work.set.putRows(rows);
    work.feed.add(rowsItem(work.feed.nextPlace(), work.now, rows));
  }
  await beginDay(work, today);
  return changes.length > 0;
}

async function beginDay({ sql, branch }: BranchWork, day: string): Promise<void> {
  await sql.query('update branches set rolled_to = $2 where branch = $1', [branch, day]);
}

/** What the new day changes; rows nothing happened to stay as they are. */
async function changesOf({ sql, branch }: BranchWork): Promise<readonly RegisterChange[]> {
  const rows = await sql.query<{ register: string; key: string; body: string }>(
    `select register, key, body from registers
     where branch = $1 and register in ($2, $3) and body is not null order by register, key`,
    [branch, fundsRegister, positionRegister],
  );
  return rows.flatMap(({ register, key, body }): readonly RegisterChange[] => {
    const set = register === fundsRegister ? fundsOf(body) : positionOf(body);
    return set === null ? [] : [{ register, key, set }];
  });
}

type Set = NonNullable<RegisterChange['set']>;

function fundsOf(body: string): Set | null {
  const { unsettledSaleFen } = Funds.parse(JSON.parse(body));
  return unsettledSaleFen === 0 ? null : { unsettledSaleFen: 0 };
}

function positionOf(body: string): Set | null {
  const position = Position.parse(JSON.parse(body));
  if (position.bought === 0 && position.sold === 0) return null;
  return { opening: heldUnits(position), bought: 0, sold: 0 };
}
