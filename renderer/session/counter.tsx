import { createContext, type ReactNode, useContext } from 'react';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { SystemInfo } from '../../shared/bridge/system.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import { uuidV7 } from '../../shared/values/ids.ts';
import type { CounterStore } from '../data/types.ts';

/** The counter as screens have it: its store, the shell, and what it runs by. */
export interface Counter {
  readonly store: CounterStore;
  readonly bridge: Pick<
    Bridge,
    | 'staffKeys'
    | 'printer'
    | 'devices'
    | 'evidence'
    | 'identityChecks'
    | 'clientScreen'
    | 'quotes'
    | 'onNews'
  >;
  readonly info: SystemInfo & { readonly counter: NonNullable<SystemInfo['counter']> };
  readonly tables: RuleTables;
  /** False while new acts are refused: by the start-up check, by head office, or for a session that only reads. */
  readonly takesActs: boolean;
  readonly random: (bytes: number) => Uint8Array;
}

const CounterContext = createContext<Counter | null>(null);

export function CounterProvider({
  counter,
  children,
}: {
  readonly counter: Counter;
  readonly children: ReactNode;
}) {
  return <CounterContext value={counter}>{children}</CounterContext>;
}

export function useCounter(): Counter {
  const counter = useContext(CounterContext);
  if (counter === null) throw new Error('useCounter outside of CounterProvider');
  return counter;
}

/** A new id for a form, a command or a session. */
export function newId({ store, random }: Pick<Counter, 'store' | 'random'>): string {
  return uuidV7(store.now(), random);
}
