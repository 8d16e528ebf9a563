import { useEffect, useState } from 'react';
import type { SignedQuote } from '../../shared/rulebook/trading/quote.ts';
import { useCounter } from '../session/counter.tsx';
import { wordsOf } from '../session/words.ts';
import { quoteEveryMs } from './use-quote.ts';

/** Quotes of several securities, by their keys; `message` says why there are none now, empty where there are. */
export interface QuotesStanding {
  readonly quotes: ReadonlyMap<string, SignedQuote>;
  readonly message: string;
}

/** What the shell takes of one question. */
const mostAtOnce = 50;

/** Quotes of a list, asked for again and again while `active`; of more than can be asked for at once the first. */
export function useQuotes(keys: readonly string[], active: boolean): QuotesStanding {
  const { bridge } = useCounter();
  const [standing, setStanding] = useState<QuotesStanding>({ quotes: new Map(), message: '' });
  const wanted = [...new Set(keys)].toSorted().slice(0, mostAtOnce).join(' ');
  useEffect(() => {
    if (wanted === '' || !active) return undefined;
    let timer: number | undefined;
    let isCurrent = true;
    const ask = async () => {
      const next = await askAll(bridge, wanted.split(' '));
      if (!isCurrent) return;
      setStanding(next);
      timer = window.setTimeout(() => void ask(), quoteEveryMs);
    };
    void ask();
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [bridge, wanted, active]);
  return standing;
}

/** Nothing is sent by an old quote: where there is no answer there are none. */
async function askAll(
  { quotes }: ReturnType<typeof useCounter>['bridge'],
  securities: readonly string[],
): Promise<QuotesStanding> {
  try {
    const outcome = await quotes.ask({ securities: [...securities] });
    if (outcome.status !== 'answered') return { quotes: new Map(), message: outcome.message };
    const found = outcome.answer.quotes.map((one) => [one.statement.security, one] as const);
    return { quotes: new Map(found), message: '' };
  } catch (error) {
    return { quotes: new Map(), message: wordsOf(error) };
  }
}
