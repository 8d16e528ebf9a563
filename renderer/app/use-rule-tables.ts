import { useEffect, useState } from 'react';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import type { CounterStore } from '../data/types.ts';

/** A business date turns at midnight, and nothing says so. */
const everyMs = 15_000;

/** The rules screens show, and the day they are drawn for. */
export interface RulesNow {
  readonly tables: RuleTables;
  /** Another day is another answer, also where the tables are the same: their rows have days. */
  readonly businessDate: string;
  /** Why nothing may be decided by them, in words; null when it may. */
  readonly stop: string | null;
}

type RulesStore = Pick<CounterStore, 'tables' | 'tablesStop' | 'businessDate' | 'onTables'>;

/**
 * The rules of the business date, followed live: a new edition or a new day needs no restart. The same object while
 * nothing has changed. They are asked for when something is told, not while React draws: to find them an edition's
 * signature and every row may have to be read.
 */
export function useRuleTables(store: RulesStore): RulesNow {
  const [rules, setRules] = useState(() => rulesOf(store));
  useEffect(() => {
    const hear = () => {
      const now = rulesOf(store);
      setRules((before) => (isSame(before, now) ? before : now));
    };
    // A page may have come between the first drawing and now.
    hear();
    const stop = store.onTables(hear);
    const timer = setInterval(hear, everyMs);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [store]);
  return rules;
}

function rulesOf(store: RulesStore): RulesNow {
  return {
    tables: store.tables(),
    businessDate: store.businessDate(),
    stop: store.tablesStop(),
  };
}

function isSame(a: RulesNow, b: RulesNow): boolean {
  return a.tables === b.tables && a.businessDate === b.businessDate && a.stop === b.stop;
}
