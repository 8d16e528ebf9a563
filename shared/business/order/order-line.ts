import type { Refusal } from '../../errors.ts';
import type { Explained, RuleLine } from '../../rulebook/explain.ts';

/** Fields of the order form, where a line stands beside. */
export type OrderField =
  | 'client'
  | 'account'
  | 'security'
  | 'type'
  | 'price'
  | 'quantity'
  | 'instruction'
  | 'warning';

/** One check of an order: what was compared, and the field it belongs to. */
export interface OrderLine extends RuleLine {
  readonly field: OrderField;
}

/** A line of the order's own. */
export function orderLine(
  field: OrderField,
  rule: string,
  met: boolean,
  message: string,
): OrderLine {
  return { field, rule, met, message };
}

/** The lines of an explanation at a field; a table without a row for the day is a line that is not met. */
export function linesAt(field: OrderField, explained: Explained<unknown>): readonly OrderLine[] {
  return explained.found
    ? explained.lines.map((line) => ({ ...line, field }))
    : [orderLine(field, 'DT-1', false, explained.message)];
}

/** What is not met, as refusals. */
export function refusalsIn(lines: readonly OrderLine[]): readonly Refusal[] {
  return lines
    .filter(({ met }) => !met)
    .map(({ rule, field, message }) => ({ rule, field, message }));
}
