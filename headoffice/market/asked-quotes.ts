import type { SignedQuote } from '../../shared/rulebook/trading/quote.ts';
import type { QuoteHistory } from '../../shared/sync/quotes.ts';
import type { Office } from '../office.ts';

/** Quotes as counters get them: each signed, nothing kept. */
export interface AskedQuotes {
  ask(securities: readonly string[]): Promise<readonly SignedQuote[]>;
  /** Null: unknown. */
  history(security: string): Promise<QuoteHistory | null>;
}

/** Signs what the source says. */
export function openQuotes({ quotes, keys }: Pick<Office, 'quotes' | 'keys'>): AskedQuotes {
  return {
    async ask(securities) {
      const found = await quotes.quotes(securities);
      return found.map((quote) => keys.sign({ purpose: 'quote' as const, ...quote }));
    },
    history: (security) => quotes.history(security),
  };
}
