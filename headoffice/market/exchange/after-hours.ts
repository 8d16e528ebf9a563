import { isBeyondClose } from './admission.ts';
import { leave } from './book.ts';
import type { Day, SecurityDay } from './day.ts';
import { pairsOf } from './pairs.ts';
import { endOrder } from './tell.ts';
import { trade } from './trade.ts';

/** Matches after-hours orders at the closing price, the earlier first (盘后固定价格交易). */
export function matchAfterHours(day: Day, security: SecurityDay): void {
  const { close } = security.figures;
  if (close === null) return;
  const { bids, asks } = security.afterHours;
  for (const pair of pairsOf(bids, asks, Infinity)) trade(day, security, pair, close);
}

/** Cancels the after-hours orders that the closing price makes invalid. */
export function dropBeyondClose(day: Day, security: SecurityDay): void {
  const { bids, asks } = security.afterHours;
  for (const order of [...bids, ...asks].filter((order) => isBeyondClose(security, order))) {
    leave(security.afterHours, order);
    endOrder(day, order, { status: 'cancelled', reason: 'BEYOND_CLOSE' });
  }
}
