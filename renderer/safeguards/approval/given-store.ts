import { create } from 'zustand';

/** A decision somebody gave in this window: watched until head office's order says whether it counted. */
export interface GivenDecision {
  readonly caseId: string;
  /** Serial number of the case. */
  readonly serial: string;
  readonly staff: string;
  readonly name: string;
  readonly at: number;
  /** Staff number of who was signed in: the decider, or who had them decide at this counter. */
  readonly session: string;
}

/** Decisions of this window whose fate is open, oldest first. Nothing of it outlives the window. */
export const useGiven = create<{ readonly given: readonly GivenDecision[] }>(() => ({ given: [] }));

export function noteGiven(one: GivenDecision): void {
  useGiven.setState(({ given }) => ({ given: [...given, one] }));
}

export function forgetGiven(one: GivenDecision): void {
  useGiven.setState(({ given }) => ({ given: given.filter((other) => other !== one) }));
}
