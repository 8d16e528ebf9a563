import { auctionResult } from './auction-price.ts';
import { levelsOf } from './book.ts';
import type { Day, SecurityDay } from './day.ts';
import { pairsOf } from './pairs.ts';
import { trade } from './trade.ts';

/** Matches at one price what was gathered in a call; what is left goes on standing. */
export function matchCall(day: Day, security: SecurityDay): void {
  const { auction, figures, instrument, limits } = security;
  if (limits === null) return;
  const result = auctionResult({
    market: instrument.market,
    bids: levelsOf(auction.bids, Infinity),
    asks: levelsOf(auction.asks, Infinity),
    tick: limits.tick,
    reference: figures.last ?? instrument.prevClose,
  });
  if (result === null) return;
  for (const pair of pairsOf(auction.bids, auction.asks, result.volume)) {
    trade(day, security, pair, result.price);
  }
}
