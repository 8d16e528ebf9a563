import { useEffect, useState } from 'react';
import type { SignedQuote } from '../../shared/rulebook/trading/quote.ts';
import { useCounter } from '../session/counter.tsx';
import { wordsOf } from '../session/words.ts';

/** How often a quote that is looked at is asked for. */
export const quoteEveryMs = 3000;

/**
 * What is known of the market of one security. asking: not answered yet · quoted · no-line: head office cannot be
 * reached · unquoted: it answers, and has no quote. `quote` is the last one there was, however old.
 */
export interface QuoteStanding {
  readonly status: 'none' | 'asking' | 'quoted' | 'no-line' | 'unquoted';
  readonly quote: SignedQuote | null;
  /** Why there is none now, in words; empty where there is one. */
  readonly message: string;
}

interface Answered extends QuoteStanding {
  /** Key of the security it is of. */
  readonly of: string;
}

const nothing: QuoteStanding = { status: 'none', quote: null, message: '' };

/** The quote of a security, asked for again and again while `active`; null: of none. */
export function useQuote(key: string | null, active: boolean): QuoteStanding {
  const { bridge } = useCounter();
  const [answered, setAnswered] = useState<Answered | null>(null);
  useEffect(() => {
    if (key === null || !active) return undefined;
    let timer: number | undefined;
    let isCurrent = true;
    const ask = async () => {
      const next = await askOnce(bridge, key);
      if (!isCurrent) return;
      // The figures of before stay in view, with their age.
      setAnswered((before) => ({
        ...next,
        of: key,
        quote: next.quote ?? (before?.of === key ? before.quote : null),
      }));
      timer = window.setTimeout(() => void ask(), quoteEveryMs);
    };
    void ask();
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [bridge, key, active]);
  if (key === null) return nothing;
  return answered?.of === key ? answered : { status: 'asking', quote: null, message: '' };
}

async function askOnce(
  { quotes }: ReturnType<typeof useCounter>['bridge'],
  key: string,
): Promise<QuoteStanding> {
  try {
    const outcome = await quotes.ask({ securities: [key] });
    if (outcome.status !== 'answered') {
      const status = outcome.status === 'no-line' ? 'no-line' : 'unquoted';
      return { status, quote: null, message: outcome.message };
    }
    const quote = outcome.answer.quotes.find(({ statement }) => statement.security === key);
    return quote === undefined
      ? { status: 'unquoted', quote: null, message: '总部没有该证券的行情。' }
      : { status: 'quoted', quote, message: '' };
  } catch (error) {
    return { status: 'unquoted', quote: null, message: wordsOf(error) };
  }
}
