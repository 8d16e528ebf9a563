import { exact } from '../../values/exact.ts';

/** Points that came in together. */
export interface PointsLot {
  readonly id: string;
  /** The last day they can be used. */
  readonly lastDay: string;
  left: number;
  expired: number;
}

/** Points taken out of a lot. */
export interface TakenPoints {
  readonly lot: PointsLot;
  readonly points: number;
}

/**
 * The lots of one ledger, the oldest first, and what is owed to them. Made anew for every fold and seen by nobody else,
 * which is why it may change in place.
 */
export interface PointsLots {
  readonly lots: PointsLot[];
  owed: number;
}

/** What the lots come to: left less owed. */
export function lotsBalance({ lots, owed }: PointsLots): number {
  return exact(lots.reduce((sum, { left }) => sum + left, 0) - owed);
}

/** What has expired so far. */
export function lotsExpired({ lots }: PointsLots): number {
  return exact(lots.reduce((sum, { expired }) => sum + expired, 0));
}

/** Ends every lot whose last day is before a day. */
export function expireLots({ lots }: PointsLots, on: string): void {
  for (const lot of lots) {
    if (lot.lastDay >= on) continue;
    lot.expired += lot.left;
    lot.left = 0;
  }
}

/** Adds a lot; what is owed is paid out of it first. */
export function addLot(
  all: PointsLots,
  lot: Pick<PointsLot, 'id' | 'lastDay'>,
  points: number,
): void {
  all.lots.push({ ...lot, left: exact(points), expired: 0 });
  payOwed(all);
}

/** Takes points, of the oldest lots first, and tells from which; what no lot has is owed. */
export function takePoints(all: PointsLots, points: number): readonly TakenPoints[] {
  const taken: TakenPoints[] = [];
  let wanted = points;
  for (const lot of all.lots) {
    const part = Math.min(lot.left, wanted);
    if (part === 0) continue;
    lot.left -= part;
    wanted -= part;
    taken.push({ lot, points: part });
  }
  all.owed = exact(all.owed + wanted);
  return taken;
}

/** Gives redeemed points back to the lots they were of; a lot that has ended meanwhile ends again. */
export function returnPoints(all: PointsLots, taken: readonly TakenPoints[], on: string): void {
  for (const { lot, points } of taken) lot.left += points;
  expireLots(all, on);
  payOwed(all);
}

/** Takes an earned lot back: what is left of it, the rest of the oldest. What has expired is gone already. */
export function takeLotBack(all: PointsLots, lot: PointsLot, earned: number): void {
  const gone = Math.min(lot.left, earned - lot.expired);
  lot.left -= gone;
  takePoints(all, Math.max(earned - lot.expired - gone, 0));
}

function payOwed(all: PointsLots): void {
  const { owed } = all;
  all.owed = 0;
  takePoints(all, owed);
}
