import { z } from 'zod';
import { canonicalBytes } from '../../journal/canonical.ts';
import type { Suite } from '../../suite.ts';
import { fromHex } from '../../values/bytes.ts';
import { BusinessDate } from '../../values/dates.ts';
import { SecurityKey } from './security.ts';

const PriceMilli = z.int().min(1).max(1_000_000_000_000);
const Level = z.object({ priceMilli: PriceMilli, quantity: z.int().min(0) });

/**
 * A quote as head office gave it when it was asked for: never in the feed, and signed, so that an order may carry what
 * the clerk saw and both ends judge its price by the same figures. Prices in thousandths, quantities in units, best level
 * first. One statement:
 *
 * { "purpose": "quote", "security": "XSHG.600519", "day": "2026-11-23", "at": 1795400467000, "source": "演示行情",
 *   "prevCloseMilli": 1500000, "openMilli": 1501000, "highMilli": 1505000, "lowMilli": 1499000, "lastMilli": 1502000,
 *   "volume": 120000, "bids": [{ "priceMilli": 1501900, "quantity": 300 }], "asks": [], "halted": false,
 *   "listedTradingDay": null, "delistingPeriodDay": null }
 */
export const QuoteStatement = z.object({
  purpose: z.literal('quote'),
  security: SecurityKey,
  day: BusinessDate,
  at: z.int(),
  /** Where it comes from, as staff read it. */
  source: z.string().min(1).max(40),
  prevCloseMilli: PriceMilli,
  openMilli: PriceMilli.nullable(),
  highMilli: PriceMilli.nullable(),
  lowMilli: PriceMilli.nullable(),
  lastMilli: PriceMilli.nullable(),
  volume: z.int().min(0),
  bids: z.array(Level).max(5),
  asks: z.array(Level).max(5),
  halted: z.boolean(),
  /** Which trading day since its listing, or of its delisting period; null long after, and outside of one. */
  listedTradingDay: z.int().min(1).nullable(),
  delistingPeriodDay: z.int().min(1).nullable(),
});
/** A quote as head office gave it. */
export type QuoteStatement = Readonly<z.infer<typeof QuoteStatement>>;

/** A quote with head office's signature over its canonical bytes. */
export const SignedQuote = z.object({
  statement: QuoteStatement,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
/** A quote with head office's signature. */
export type SignedQuote = Readonly<z.infer<typeof SignedQuote>>;

/** Whether head office signed this quote. */
export function isQuoteGenuine(
  suite: Suite,
  headOfficeKey: string,
  { statement, signature }: SignedQuote,
): boolean {
  return suite.verify(fromHex(headOfficeKey), canonicalBytes(statement), fromHex(signature));
}
