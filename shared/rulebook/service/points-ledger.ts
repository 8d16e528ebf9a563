import { addMonths } from '../../values/months.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import type { PointTermsTable } from './point-terms.ts';
import type { PointsBalance, PointsEntry, RefusedEntry } from './points-entry.ts';
import {
  addLot,
  expireLots,
  lotsBalance,
  lotsExpired,
  type PointsLots,
  returnPoints,
  takeLotBack,
  takePoints,
  type TakenPoints,
} from './points-lots.ts';

/**
 * A client's points on a day, folded from the ledger: the oldest are used first, they hold for the months of the table,
 * and nothing is redeemed that is not there. Corrections may leave a debt, which the next points pay. Rules TR-8 to TR-10
 * (docs/rules.md). The term is that of the day it is asked on. Fails closed on a day without a row.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for figures beyond 2^53
 */
export function explainPointsBalance(
  entries: readonly PointsEntry[],
  on: string,
  { pointTerms }: { readonly pointTerms: PointTermsTable },
): Explained<PointsBalance> {
  const found = rowOn(pointTerms, on);
  if (!found.found) return found;
  const { validMonths } = found.row;
  const answer = pointsOn(entries, on, validMonths);
  const next = answer.nextExpiry === null ? '' : `最早一批可用至 ${answer.nextExpiry}。`;
  const message = `积分余额 ${answer.balance},已过期 ${answer.expired},自取得起 ${validMonths} 个月有效。${next}`;
  const refused = answer.refused.map(refusedLine);
  const line = { rule: 'TR-8', met: true, message, source: sourceOf(found.row) };
  return { found: true, answer, lines: [line, ...refused] };
}

interface Fold {
  readonly all: PointsLots;
  /** What each redemption took, by its id, until it is reversed. */
  readonly redeemed: Map<string, readonly TakenPoints[]>;
  /** What each earning gave, by its id, until it is reversed. */
  readonly earned: Map<string, number>;
}

/** The fold itself: entries after `on` are not looked at. */
export function pointsOn(
  entries: readonly PointsEntry[],
  on: string,
  validMonths: number,
): PointsBalance {
  const fold: Fold = { all: { lots: [], owed: 0 }, redeemed: new Map(), earned: new Map() };
  const refused: RefusedEntry[] = [];
  for (const entry of entries.filter((entry) => entry.on <= on)) {
    expireLots(fold.all, entry.on);
    const reason = take(entry, fold, validMonths);
    if (reason !== null) refused.push({ id: entry.id, reason });
  }
  expireLots(fold.all, on);
  const { all } = fold;
  const nextExpiry = all.lots.find(({ left }) => left > 0)?.lastDay ?? null;
  return { balance: lotsBalance(all), expired: lotsExpired(all), nextExpiry, refused };
}

function take(entry: PointsEntry, fold: Fold, validMonths: number): RefusedEntry['reason'] | null {
  const { all, redeemed, earned } = fold;
  switch (entry.kind) {
    case 'EARN':
      addLot(all, { id: entry.id, lastDay: addMonths(entry.on, validMonths) }, entry.points);
      earned.set(entry.id, entry.points);
      return null;
    case 'ADJUST':
      if (entry.points < 0) takePoints(all, -entry.points);
      else addLot(all, { id: entry.id, lastDay: addMonths(entry.on, validMonths) }, entry.points);
      return null;
    case 'REDEEM':
      if (lotsBalance(all) < entry.points) return 'INSUFFICIENT';
      redeemed.set(entry.id, takePoints(all, entry.points));
      return null;
    case 'REVERSE':
      return reverse(entry.of, entry.on, fold) ? null : 'NOTHING_TO_REVERSE';
  }
}

function reverse(of: string, on: string, { all, redeemed, earned }: Fold): boolean {
  const taken = redeemed.get(of);
  if (taken !== undefined) returnPoints(all, taken, on);
  const lot = all.lots.find(({ id }) => id === of);
  const given = earned.get(of);
  if (lot !== undefined && given !== undefined) takeLotBack(all, lot, given);
  // What is taken back once is not there to be taken back again.
  return redeemed.delete(of) || earned.delete(of);
}

function refusedLine({ id, reason }: RefusedEntry) {
  const message =
    reason === 'INSUFFICIENT'
      ? `${id}:积分不足,不能兑换。请核对余额。`
      : `${id}:没有可以冲回的记录,请核对原记录编号。`;
  return { rule: reason === 'INSUFFICIENT' ? 'TR-9' : 'TR-10', met: false, message };
}
