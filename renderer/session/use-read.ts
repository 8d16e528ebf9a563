import { useLive } from '../data/hooks.ts';
import type { CounterStore } from '../data/types.ts';
import { useCounter } from './counter.tsx';
import { wordsOf } from './words.ts';

/** A live read of the store: the answer of now, or why there is none. */
export type Read<Value> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'failed'; readonly message: string };

const loading = { status: 'loading' } as const;

/** Reads the store and reads again whenever what was read changes. `inputs` are all the query depends on. */
export function useRead<Value>(
  query: (store: CounterStore) => Promise<Value>,
  inputs: readonly (string | number | null)[],
): Read<Value> {
  const { store } = useCounter();
  const about = JSON.stringify(inputs);
  const answer = useLive(async (): Promise<{
    readonly about: string;
    readonly read: Read<Value>;
  }> => {
    try {
      return { about, read: { status: 'ready', value: await query(store) } };
    } catch (error) {
      return { about, read: { status: 'failed', message: wordsOf(error) } };
    }
  }, [store, about]);
  // The last answer stands until the next one comes: what answered another question is no answer.
  return answer?.about === about ? answer.read : loading;
}
