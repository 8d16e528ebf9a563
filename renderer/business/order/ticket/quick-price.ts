import type { LimitAnswer } from '../../../../shared/rulebook/trading/price-limit-explained.ts';
import type { QuoteStatement } from '../../../../shared/rulebook/trading/quote.ts';
import type { Side } from '../../../../shared/rulebook/trading/side.ts';

/** A price that one key takes over; `priceMilli` null while there is none. */
export interface QuickPrice {
  /** As typed: the keypad has the first two. */
  readonly key: string;
  readonly label: string;
  readonly priceMilli: number | null;
}

/** The prices a clerk takes from the quote: the last, the other side's best, one's own side's best, the limits. */
export function quickPrices(
  side: Side,
  quote: QuoteStatement | null,
  limits: LimitAnswer | null,
): readonly QuickPrice[] {
  const bid = { label: '买一', priceMilli: quote?.bids[0]?.priceMilli ?? null };
  const ask = { label: '卖一', priceMilli: quote?.asks[0]?.priceMilli ?? null };
  const [other, own] = side === 'BUY' ? [ask, bid] : [bid, ask];
  const [up, down] =
    limits === null || limits.isUnlimited ? [null, null] : [limits.up, limits.down];
  return [
    { key: '*', label: '最新', priceMilli: quote?.lastMilli ?? null },
    { key: '/', ...other },
    { key: 'B', ...own },
    { key: 'Z', label: '涨停', priceMilli: up },
    { key: 'D', label: '跌停', priceMilli: down },
  ];
}
