import { z } from 'zod';
import { southboundDay, type SouthboundYear } from '../calendar/southbound-days.ts';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { areInOrder, orderMessage, spanAt, timeSpan } from '../time-spans.ts';

/** The parts of the day in Hong Kong as the connect meets them. */
export const OpenSouthboundPhase = z.enum([
  'OPENING_AUCTION',
  'CONTINUOUS',
  'LUNCH',
  'CLOSING_AUCTION',
]);
export type SouthboundPhase = z.infer<typeof OpenSouthboundPhase> | 'CLOSED';

const names: Readonly<Record<SouthboundPhase, string>> = {
  CLOSED: '休市',
  OPENING_AUCTION: '开市前竞价',
  CONTINUOUS: '持续交易',
  LUNCH: '午间休市',
  CLOSING_AUCTION: '收市竞价',
};

/**
 * A full and a half day of the connect (`assets/reference/southbound-phases.json`). Part of a row:
 *
 * { "hours": "MORNING", "phases": [{ "phase": "OPENING_AUCTION", "from": "09:00", "to": "09:30" }, …] }
 */
export const southboundPhasesTable = datedTable(
  datedRow
    .extend({
      hours: z.enum(['FULL', 'MORNING']),
      phases: z.array(z.strictObject({ phase: OpenSouthboundPhase, ...timeSpan })).min(1),
    })
    .refine(({ phases }) => areInOrder(phases), orderMessage),
  ['hours'],
);

interface SouthboundTables {
  readonly southboundPhases: z.infer<typeof southboundPhasesTable>;
  readonly southboundYears: readonly SouthboundYear[];
}

/**
 * The phase the connect to Hong Kong is in; closed where the connect's own calendar says so or has no such year.
 * Rule PH-6 (docs/rules.md).
 */
export function explainSouthboundPhase(
  { date, time }: { readonly date: string; readonly time: string },
  { southboundPhases, southboundYears }: SouthboundTables,
): Explained<SouthboundPhase> {
  const day = southboundDay(date, southboundYears);
  if (day.status !== 'open') {
    const why = day.status === 'closed' ? `${date} 港股通休市(${day.reason})。` : day.message;
    return { found: true, answer: 'CLOSED', lines: [{ rule: 'PH-6', met: false, message: why }] };
  }
  const found = rowOn(southboundPhases, date, { hours: day.hours });
  if (!found.found) return found;
  const answer = spanAt(found.row.phases, time)?.phase ?? 'CLOSED';
  const half = day.hours === 'MORNING' ? '(半日市)' : '';
  const message = `港股通${half} ${time} 为${names[answer]}。`;
  const line = { rule: 'PH-6', met: true, message, figure: time, source: sourceOf(found.row) };
  return { found: true, answer, lines: [line] };
}
