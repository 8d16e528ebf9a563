import { z } from 'zod';
import type { QuoteHistory, QuotesAnswer } from '../sync/quotes.ts';
import { HistoryAsk, QuotesAsk } from '../sync/quotes.ts';

/** What came of asking for quotes. no-line: head office cannot be reached · refused: it did not answer the question. */
export type QuotesOutcome<Answer> =
  | { readonly status: 'answered'; readonly answer: Answer }
  | { readonly status: 'no-line' | 'refused'; readonly message: string };

/** The market as head office shows it, asked for whenever it is wanted: nothing of it is kept. */
export interface Quotes {
  /** The quotes of these securities, each with head office's signature checked. */
  ask(ask: QuotesAsk): Promise<QuotesOutcome<QuotesAnswer>>;
  /** A security's last days and today's minutes. */
  history(ask: HistoryAsk): Promise<QuotesOutcome<QuoteHistory>>;
}

/** Schemas of the arguments, parsed in the shell. */
export const quotesArguments = {
  ask: z.tuple([QuotesAsk]),
  history: z.tuple([HistoryAsk]),
} satisfies Record<keyof Quotes, z.ZodType>;
