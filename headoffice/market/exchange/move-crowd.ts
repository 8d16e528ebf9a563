import { rowOn } from '../../../shared/rulebook/dated-table.ts';
import type { TradingPhase } from '../../../shared/rulebook/trading/trading-phase.ts';
import { enter, newOrder } from './admit.ts';
import { leave } from './book.ts';
import { chanceOf } from './chance.ts';
import { crowdOrders } from './crowd.ts';
import { mayCrowdOrder } from './crowd-prices.ts';
import type { Day, SecurityDay } from './day.ts';
import { isHalted } from './halt.ts';
import { endOrder } from './tell.ts';

/**
 * The crowd acts in one security. Its choices hang on seed, security and instant alone, so that they are the same however
 * often anybody else asks what time it is.
 */
export function moveCrowd(day: Day, security: SecurityDay, phase: TradingPhase): void {
  const { crowd, date } = day.setup;
  const { board, prevClose } = security.instrument;
  const lots = rowOn(day.tables.lots, date, { board });
  if (crowd === null || security.limits === null || !lots.found || isHalted(day, security)) return;
  if (phase === 'CONTINUOUS') withdrawCrowd(day, security);
  const { last, close } = security.figures;
  const { tick } = security.limits;
  const seen = Math.round((last ?? prevClose) / tick) * tick;
  const view = { phase, last: seen, close, tick, lotUnits: lots.row.minUnits };
  const chance = chanceOf(`${crowd.seed} ${security.security} ${day.now}`);
  for (const one of crowdOrders(view, chance)) {
    // It is asked for each: the one before may have moved the book, or halted the security.
    if (isHalted(day, security) || !mayCrowdOrder(day, security, one, phase)) continue;
    const whose = { clientOrderId: null, account: 'CROWD', sellable: null };
    const order = newOrder(day, { ...one, ...whose, security: security.security });
    enter(day, security, order);
  }
}

/** Its old quotes make room for the new, so that the book stays as small as it is. */
function withdrawCrowd(day: Day, { auction }: SecurityDay): void {
  const old = [...auction.bids, ...auction.asks].filter((order) => order.clientOrderId === null);
  for (const order of old) {
    leave(auction, order);
    endOrder(day, order, { status: 'cancelled', reason: 'REQUESTED' });
  }
}
