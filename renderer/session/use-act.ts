import { useCallback } from 'react';
import type { ActAsk, ActOutcome } from '../data/types.ts';
import { clientIn } from './clients-store.ts';
import { useCounter } from './counter.tsx';
import { useSignedIn } from './session-store.ts';
import { useTabId } from './tab.tsx';
import { touchVisit } from './visit-store.ts';
import { openVisitOf } from './visits.ts';

/** An act as a screen asks for it: who acts, and in which visit, the session knows. */
export type ScreenAct = Omit<ActAsk, 'actor' | 'visit'>;

/**
 * Runs an act for who is signed in, in the visit of the client its tab has in hand, which goes on by it.
 * @throws Fault of bridge or store
 */
export function useAct(): (ask: ScreenAct) => Promise<ActOutcome> {
  const { store, tables } = useCounter();
  const { actor } = useSignedIn();
  const tab = useTabId();
  return useCallback(
    async (ask) => {
      const visit = openVisitOf({ store, tables }, clientIn(tab))?.id;
      const outcome = await store.act({ ...ask, actor, ...(visit === undefined ? {} : { visit }) });
      if (visit !== undefined && outcome.status === 'recorded') touchVisit(visit, store.now());
      return outcome;
    },
    [store, tables, actor, tab],
  );
}
