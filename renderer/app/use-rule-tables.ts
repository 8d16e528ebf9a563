import { useCallback, useSyncExternalStore } from 'react';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import type { CounterStore } from '../data/types.ts';

/** A business date turns at midnight, and nothing says so. */
const everyMs = 15_000;

/** The rules of the business date, followed live: a new edition or a new day needs no restart. */
export function useRuleTables(store: Pick<CounterStore, 'tables' | 'onTables'>): RuleTables {
  const hear = useCallback(
    (changed: () => void) => {
      const stop = store.onTables(changed);
      const timer = setInterval(changed, everyMs);
      return () => {
        stop();
        clearInterval(timer);
      };
    },
    [store],
  );
  return useSyncExternalStore(hear, store.tables);
}
