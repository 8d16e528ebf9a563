import type { FieldPath, UseFormReturn } from 'react-hook-form';
import type { Refusal } from '../../../../shared/errors.ts';
import { normaliseDigits } from '../../../../shared/values/text.ts';
import { type Held, heldAgainst, type OpeningFields } from './opening-fields.ts';

/** A number of 18 characters is complete: what is wrong with it need not wait until the field is left. */
const wholeNumber = 18;
/** Rules that tell of others with the same number: told at once, whatever is being typed. */
export const toldByOthers: readonly string[] = ['AO-5', 'AO-6', 'AO-22'];

/**
 * What is told at each field: nothing while it has not been left, unless everything was asked for; and the reason of a
 * return, until its value is another.
 */
export function messagesOf(
  form: UseFormReturn<OpeningFields>,
  {
    fields,
    refusals,
    held,
    shownAll,
  }: {
    readonly fields: OpeningFields;
    readonly refusals: readonly Refusal[];
    readonly held: Held | null;
    readonly shownAll: boolean;
  },
): (path: string) => string | null {
  const { formState } = form;
  const isWhole = (path: string) =>
    (path === 'identity.number' && isLong(fields.identity.number)) ||
    (path === 'agent.number' && isLong(fields.agent?.number ?? ''));
  const isShown = (path: string, rule: string) =>
    shownAll ||
    toldByOthers.includes(rule) ||
    // Any path may be asked about; what is no field was never left.
    form.getFieldState(path as FieldPath<OpeningFields>, formState).isTouched ||
    isWhole(path);
  return (path) => {
    const wrong = refusals.find(({ field, rule }) => field === path && isShown(path, rule));
    return wrong?.message ?? heldAgainst(held, path, fields);
  };
}

function isLong(number: string): boolean {
  return normaliseDigits(number).length >= wholeNumber;
}
