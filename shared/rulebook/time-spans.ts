import { z } from 'zod';
import { TimeOfDay } from './units.ts';

/** A part of the day, Beijing time: `from` belongs to it, `to` does not. */
export const timeSpan = { from: TimeOfDay, to: TimeOfDay };

/** A part of the day as tables have it: { "from": "09:30", "to": "11:30" }. */
export const TimeSpan = z.strictObject(timeSpan);

interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * The span a time lies in, or null. Times are `HH:MM` or `HH:MM:SS`; as texts they compare in their order, the one
 * without seconds first.
 */
export function spanAt<S extends Span>(spans: readonly S[], time: string): S | null {
  return spans.find(({ from, to }) => from <= time && time < to) ?? null;
}

/** Whether spans are in order and do not overlap. */
export function areInOrder(spans: readonly Span[]): boolean {
  return spans.every(({ from, to }, at) => from < to && (spans[at - 1]?.to ?? '') <= from);
}

export const orderMessage = '时段应按时间先后排列,起早于止,互不重叠。';
