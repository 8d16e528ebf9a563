import type { QuoteStatement } from '../../shared/rulebook/trading/quote.ts';
import type { QuoteHistory } from '../../shared/sync/quotes.ts';

/** What a source says of a security now; head office signs it before it leaves the house. */
export type SourceQuote = Omit<QuoteStatement, 'purpose'>;

/** Where head office has its quotes from (行情). */
export interface QuoteSource {
  /** Without those it does not know. */
  quotes(securities: readonly string[]): Promise<readonly SourceQuote[]>;
  /** Null: unknown. */
  history(security: string): Promise<QuoteHistory | null>;
}
