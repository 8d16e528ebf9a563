import { useEffect, useEffectEvent, useState } from 'react';
import type { ClientSearchAnswer } from '../data/types.ts';
import { useCounter } from './counter.tsx';
import { wordsOf } from './words.ts';

/** The clients found by what is typed; `about` is what they were found by: an older answer is no answer. */
export interface ClientsFound {
  readonly about: string;
  readonly answer: ClientSearchAnswer;
  /** Why there is no answer, in words. */
  readonly trouble: string | null;
}

const nobody: ClientSearchAnswer = { ready: true, total: 0, hits: [] };
const nothing: ClientsFound = { about: '', answer: nobody, trouble: null };
/** How soon to ask again while clients are still being read. */
const againMs = 400;

/**
 * Finds clients as one types; nobody while nothing is typed. `onAnswer` hears of an answer with all clients in it to what
 * is typed now.
 */
export function useClientSearch(
  typed: string,
  limit: number,
  onAnswer?: (answer: ClientSearchAnswer) => void,
): ClientsFound {
  const { store } = useCounter();
  const [found, setFound] = useState(nothing);
  const answered = useEffectEvent((answer: ClientSearchAnswer) => onAnswer?.(answer));
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      if (typed === '') return;
      try {
        const answer = await store.searchClients(typed, limit);
        if (isOver) return;
        setFound({ about: typed, answer, trouble: null });
        if (answer.ready) answered(answer);
        else timer = setTimeout(() => void ask(), againMs);
      } catch (error) {
        if (!isOver) setFound({ about: typed, answer: nobody, trouble: wordsOf(error) });
      }
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [store, typed, limit]);
  return typed === '' ? nothing : found;
}
