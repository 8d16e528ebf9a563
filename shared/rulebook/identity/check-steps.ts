import type { RuleLine } from '../explain.ts';

/** What one step of a check looks at, as staff read it, and where the step comes from. */
export interface CheckStep<Reason extends string> {
  readonly reason: Reason;
  readonly title: string;
  readonly source: string;
}

/**
 * The lines of a check that stops at its first reason: the steps before it were met, and what comes after it was not
 * looked at and has no line. `refusals` has rule and words of each reason.
 */
export function stepLines<Reason extends string>(
  steps: readonly CheckStep<Reason>[],
  refusals: Readonly<Record<Reason, { readonly rule: string; readonly message: string }>>,
  failed: Reason | null,
): readonly RuleLine[] {
  const end = steps.findIndex(({ reason }) => reason === failed);
  return steps.slice(0, end === -1 ? steps.length : end + 1).map(({ reason, title, source }) => {
    const { rule, message } = refusals[reason];
    const met = reason !== failed;
    return { rule, met, message: met ? `${title}:相符。` : message, source };
  });
}
