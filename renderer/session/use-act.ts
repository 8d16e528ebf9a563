import { useCallback } from 'react';
import { isVisitOf } from '../../shared/safeguards/visit.ts';
import type { ActAsk, ActOutcome } from '../data/types.ts';
import { clientIn } from './clients-store.ts';
import { type Counter, useCounter } from './counter.tsx';
import { useSignedIn } from './session-store.ts';
import { useTabId } from './tab.tsx';
import { type KnownVisit, touchVisit } from './visit-store.ts';
import { type NamedClient, openVisitOf, openVisitOfNamed } from './visits.ts';

/** An act as a screen asks for it: who acts, and in which visit, the session knows. */
export type ScreenAct = Omit<ActAsk, 'actor' | 'visit'>;

/**
 * Runs an act for who is signed in, in the open visit of the client it is about, wherever that began, else of the
 * client its tab has in hand; the visit goes on by it. @throws Fault of bridge or store
 */
export function useAct(): (ask: ScreenAct) => Promise<ActOutcome> {
  const { store, tables } = useCounter();
  const { actor } = useSignedIn();
  const tab = useTabId();
  return useCallback(
    async (ask) => {
      const { clientNo, idNumber } = await store.actKeys(ask);
      const visit = visitFor({ store, tables }, tab, { clientNo, idNumber })?.id;
      const outcome = await store.act({ ...ask, actor, ...(visit === undefined ? {} : { visit }) });
      if (visit !== undefined && outcome.status === 'recorded') touchVisit(visit, store.now());
      return outcome;
    },
    [store, tables, actor, tab],
  );
}

/** One that is of somebody else is carried too, and refused: the tab's client is not whom the act is about. */
function visitFor(
  counter: Pick<Counter, 'store' | 'tables'>,
  tab: string | null,
  named: NamedClient,
): KnownVisit | null {
  const inTab = openVisitOf(counter, clientIn(tab));
  if (inTab !== null && isVisitOf(inTab.client, named)) return inTab;
  return openVisitOfNamed(counter, named) ?? inTab;
}
