import { useRef } from 'react';
import { useLive } from '../data/hooks.ts';
import type { CounterStore } from '../data/types.ts';
import { useCounter } from './counter.tsx';
import type { Read } from './use-read.ts';
import { wordsOf } from './words.ts';

const loading = { status: 'loading' } as const;

/**
 * Reads the store, and again whenever what was read changes, while a page is shown. Hidden it reads nothing and keeps
 * what it had, so that who comes back finds the list where they left it until the new answer is there.
 */
export function useShownRead<Value>(
  active: boolean,
  query: (store: CounterStore) => Promise<Value>,
): Read<Value> {
  const { store } = useCounter();
  const last = useRef<Read<Value>>(loading);
  const read = useLive(async (): Promise<Read<Value>> => {
    if (!active) return last.current;
    try {
      last.current = { status: 'ready', value: await query(store) };
    } catch (error) {
      last.current = { status: 'failed', message: wordsOf(error) };
    }
    return last.current;
  }, [store, active]);
  return read ?? loading;
}
