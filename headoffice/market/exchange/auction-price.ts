import type { Market } from '../../../shared/rulebook/trading/market.ts';
import type { Level } from './book.ts';

/** Both sides of a call auction, one level a price, in any order; prices in thousandths. */
export interface Auction {
  readonly market: Market;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  readonly tick: number;
  /** The previous close in the opening, the last price in the close; ties go by it outside Shanghai. */
  readonly reference: number;
}

/** The one price of a call auction, and how much is traded at it. */
export interface AuctionResult {
  readonly price: number;
  readonly volume: number;
}

/**
 * The price at which most is traded, every better order is filled, and least is left over (集合竞价); null where nothing
 * meets. Of several Shanghai takes the middle of those declared, half up on the tick; Shenzhen and Beijing take the one
 * nearest the reference, declared or not.
 */
export function auctionResult(auction: Auction): AuctionResult | null {
  const { market, tick, reference } = auction;
  const candidates = pricesToAsk(auction).map((price) => outcomeAt(auction, price));
  const volume = Math.max(0, ...candidates.map((one) => one.volume));
  if (volume === 0) return null;
  const most = candidates.filter((one) => one.volume === volume && one.isBetterFilled);
  const least = Math.min(...most.map(({ over }) => over));
  const prices = most.filter(({ over }) => over === least).map(({ price }) => price);
  // The prices that are equally good have no gap between them, so two ends say all.
  const low = Math.min(...prices);
  const high = Math.max(...prices);
  const price =
    market === 'XSHG'
      ? Math.floor((low + high + tick) / (2 * tick)) * tick
      : Math.min(Math.max(onTick(reference, tick), low), high);
  return { price, volume };
}

/** Shanghai asks declared prices. Elsewhere an end of the equally good prices may lie one tick beside a declared one. */
function pricesToAsk({ market, bids, asks, tick }: Auction): readonly number[] {
  const declared = [...bids, ...asks].map(({ price }) => price);
  const beside = declared.flatMap((price) => [price - tick, price, price + tick]);
  return [...new Set(market === 'XSHG' ? declared : beside)];
}

function outcomeAt({ bids, asks }: Auction, price: number) {
  const sum = (levels: readonly Level[], counts: (one: number) => boolean): number =>
    levels.reduce((all, level) => (counts(level.price) ? all + level.quantity : all), 0);
  const bought = sum(bids, (one) => one >= price);
  const sold = sum(asks, (one) => one <= price);
  const volume = Math.min(bought, sold);
  const better = Math.max(
    sum(bids, (one) => one > price),
    sum(asks, (one) => one < price),
  );
  return { price, volume, over: Math.abs(bought - sold), isBetterFilled: better <= volume };
}

function onTick(price: number, tick: number): number {
  return Math.floor((2 * price + tick) / (2 * tick)) * tick;
}
