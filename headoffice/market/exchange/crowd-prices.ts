import { rowOn } from '../../../shared/rulebook/dated-table.ts';
import { cageBound, cageReference } from '../../../shared/rulebook/trading/price-cage.ts';
import type { TradingPhase } from '../../../shared/rulebook/trading/trading-phase.ts';
import { bestOf } from './book.ts';
import type { CrowdOrder } from './crowd.ts';
import type { Day, SecurityDay } from './day.ts';

/**
 * Whether the price of an order of the crowd lies within the limits of the day and the cage; all else its orders have
 * right as they are made. The rule book itself is not asked: it words each answer for staff, which takes longer than all
 * the rest of a day.
 */
export function mayCrowdOrder(
  day: Day,
  security: SecurityDay,
  order: CrowdOrder,
  phase: TradingPhase,
): boolean {
  const { limits } = security;
  const { price } = order;
  if (limits === null) return false;
  const [low, high] = limits.isUnlimited ? [limits.tick, Infinity] : [limits.down, limits.up];
  if (price < low || price > high) return false;
  return phase !== 'CONTINUOUS' || isInCage(day, security, order, limits.tick);
}

function isInCage(
  { setup, tables }: Day,
  { auction, figures, instrument }: SecurityDay,
  { side, price }: CrowdOrder,
  tick: number,
): boolean {
  const { board, prevClose } = instrument;
  const found = rowOn(tables.priceCages, setup.date, { board });
  if (!found.found || found.row.cage === null) return found.found;
  const quotes = { bestBid: bestOf(auction.bids), bestAsk: bestOf(auction.asks) };
  const reference = cageReference(side, { ...quotes, last: figures.last, prevClose }).price;
  const bound = cageBound(side, reference, tick, found.row.cage);
  return side === 'BUY' ? price <= bound : price >= bound;
}
