import { useMemo } from 'react';
import { Market } from '../../shared/rulebook/trading/market.ts';
import { Security, securityRegister } from '../../shared/rulebook/trading/security.ts';
import type { CounterStore } from '../data/types.ts';
import { useCounter } from '../session/counter.tsx';
import { type Read, useRead } from '../session/use-read.ts';
import { type ListedSecurity, listSecurities } from './find-securities.ts';

// Thousands of sealed rows: the next ticket has them at once, and reads them again behind.
const kept = new WeakMap<CounterStore, readonly ListedSecurity[]>();

/** Every security of the register, ready to be found. */
export function useSecurities(): Read<readonly ListedSecurity[]> {
  const { store } = useCounter();
  const read = useRead(readAll, []);
  const before = kept.get(store);
  return useMemo(
    () =>
      read.status === 'loading' && before !== undefined ? { status: 'ready', value: before } : read,
    [read, before],
  );
}

async function readAll(store: CounterStore): Promise<readonly ListedSecurity[]> {
  const views = await Promise.all(
    Market.options.map((market) => store.register(securityRegister, 'market', market)),
  );
  const securities = views.flat().flatMap(({ body }) => Security.safeParse(body).data ?? []);
  const listed = listSecurities(securities);
  kept.set(store, listed);
  return listed;
}
