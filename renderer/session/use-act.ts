import { useCallback } from 'react';
import type { ActAsk, ActOutcome } from '../data/types.ts';
import { useCounter } from './counter.tsx';
import { useSignedIn } from './session-store.ts';

/** An act as a screen asks for it: who acts, and in which visit, the session knows. */
export type ScreenAct = Omit<ActAsk, 'actor'>;

/** Runs an act for who is signed in. @throws Fault of bridge or store */
export function useAct(): (ask: ScreenAct) => Promise<ActOutcome> {
  const { store } = useCounter();
  const { actor } = useSignedIn();
  return useCallback((ask) => store.act({ ...ask, actor }), [store, actor]);
}
