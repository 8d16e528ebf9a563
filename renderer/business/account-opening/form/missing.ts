import type { Refusal } from '../../../../shared/errors.ts';
import { openingSteps, type StepId, stepOf } from './opening-steps.ts';

/** One item still to be put right, at its field. */
export interface Missing {
  readonly path: string;
  readonly message: string;
  /** Whether it is a reason of a return: told until its value is another, and never in the way. */
  readonly isReturned: boolean;
}

/** What is missing, step by step in the order of the rail; what has no field of the form is in none. */
export function missingByStep(
  refusals: readonly Refusal[],
  returned: readonly Refusal[],
): ReadonlyMap<StepId, readonly Missing[]> {
  const all = [
    ...refusals.map((one) => ({ ...one, isReturned: false })),
    ...returned.map((one) => ({ ...one, isReturned: true })),
  ];
  return new Map(
    openingSteps.map(({ id }) => [
      id,
      all.flatMap(({ field, message, isReturned }): Missing[] =>
        field !== undefined && stepOf(field) === id ? [{ path: field, message, isReturned }] : [],
      ),
    ]),
  );
}

/** The item after the place the clerk is at: of the same step behind the field, else of the next steps, and round again. */
export function nextMissing(
  missing: ReadonlyMap<StepId, readonly Missing[]>,
  step: StepId,
  path: string | null,
): Missing | null {
  const all = [...missing.values()].flat();
  const here = all.findIndex((one) => one.path === path);
  if (here !== -1) return all[(here + 1) % all.length] ?? null;
  const order = openingSteps.map(({ id }) => id);
  const from = order.indexOf(step);
  return (
    [...order.slice(from), ...order.slice(0, from)].flatMap((id) => missing.get(id) ?? []).at(0) ??
    null
  );
}
