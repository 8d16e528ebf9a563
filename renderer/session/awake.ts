import { create } from 'zustand';

/** What counts as activity although nobody touches key or mouse: a recording, the client's questionnaire. */
export const useAwake = create<{ readonly reasons: readonly symbol[] }>(() => ({ reasons: [] }));

/** Keeps the window from locking by itself until the answer is called; several reasons stand side by side. */
export function keepAwake(reason: string): () => void {
  const one = Symbol(reason);
  useAwake.setState(({ reasons }) => ({ reasons: [...reasons, one] }));
  return () =>
    useAwake.setState(({ reasons }) => ({ reasons: reasons.filter((other) => other !== one) }));
}

export function isKeptAwake(): boolean {
  return useAwake.getState().reasons.length > 0;
}
