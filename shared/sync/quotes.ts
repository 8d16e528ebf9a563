import { z } from 'zod';
import { SignedQuote } from '../rulebook/trading/quote.ts';
import { SecurityKey } from '../rulebook/trading/security.ts';
import { BusinessDate } from '../values/dates.ts';

/** How many securities are asked about at once. */
export const quotesAtOnce = 50;

/** POST /v1/quotes: which securities. Answer: QuotesAnswer, without those head office has no quote of. */
export const QuotesAsk = z.object({ securities: z.array(SecurityKey).min(1).max(quotesAtOnce) });
export type QuotesAsk = Readonly<z.infer<typeof QuotesAsk>>;

export const QuotesAnswer = z.object({ quotes: z.array(SignedQuote).max(quotesAtOnce) });
export type QuotesAnswer = Readonly<z.infer<typeof QuotesAnswer>>;

/** POST /v1/quotes/history: of which security. Answer: QuoteHistory. */
export const HistoryAsk = z.object({ security: SecurityKey });
export type HistoryAsk = Readonly<z.infer<typeof HistoryAsk>>;

const price = z.int().min(1);

/**
 * What a security cost before: the last trading days, oldest first, and today's minutes. Prices in thousandths. A day:
 * { "day": "2026-11-23", "openMilli": 10000, "highMilli": 10200, "lowMilli": 9900, "closeMilli": 10100, "volume": 120000 }
 */
export const QuoteHistory = z.object({
  security: SecurityKey,
  /** Where it comes from, as staff read it. */
  source: z.string().min(1).max(40),
  days: z
    .array(
      z.object({
        day: BusinessDate,
        openMilli: price,
        highMilli: price,
        lowMilli: price,
        closeMilli: price,
        volume: z.int().min(0),
      }),
    )
    .max(300),
  minutes: z.array(z.object({ at: z.int(), priceMilli: price, volume: z.int().min(0) })).max(600),
});
export type QuoteHistory = Readonly<z.infer<typeof QuoteHistory>>;
