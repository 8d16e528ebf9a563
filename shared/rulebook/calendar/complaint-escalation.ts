import { z } from 'zod';
import { timesRatio } from '../../values/exact.ts';
import { datedRow, datedTable, rowOn, rowsOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import type { ComplaintClock } from './complaint-deadline.ts';
import { type ComplaintTables, ComplaintUrgency } from './complaint-terms.ts';
import { type DueDay, provisionalWords, workingDaysAfter } from './working-days.ts';

/** Who is told when a step is still open. */
const EscalationLevel = z.enum(['BRANCH_COMPLIANCE', 'BRANCH_MANAGER', 'HEAD_OFFICE']);
type EscalationLevel = z.infer<typeof EscalationLevel>;

const levelNames: Readonly<Record<EscalationLevel, string>> = {
  BRANCH_COMPLIANCE: '营业部合规岗',
  BRANCH_MANAGER: '营业部负责人',
  HEAD_OFFICE: '总部客服、合规',
};

/**
 * Who is told of an open step after which share of its time (`assets/reference/complaint-escalation.json`). Part of a
 * row:
 *
 * { "level": "URGENT", "percent": 50, "to": "BRANCH_COMPLIANCE" }
 */
export const complaintEscalationTable = datedTable(
  datedRow.extend({
    level: ComplaintUrgency,
    percent: z.int().min(1).max(100),
    to: EscalationLevel,
  }),
  ['level', 'percent'],
);

interface EscalationTables extends ComplaintTables {
  readonly complaintEscalation: z.infer<typeof complaintEscalationTable>;
}

/** Who is told of a step that is still open at the end of a day. */
export type Escalation = DueDay & { readonly percent: number; readonly to: EscalationLevel };

/**
 * The days at whose end an open step is passed on: the share of its working days, rounded up to whole days, without an
 * extension. Terms in hours are watched by the clock and have none. Rule DL-4 (docs/rules.md).
 */
export function explainEscalation(
  { startedOn, level, step, isForwarded, pauses }: ComplaintClock,
  tables: EscalationTables,
): Explained<readonly Escalation[]> {
  const via = isForwarded ? 'FORWARDED' : 'DIRECT';
  const term = rowOn(tables.complaintTerms, startedOn, { level, step, via });
  if (!term.found) return term;
  const { workingDays } = term.row;
  const rows = rowsOn(tables.complaintEscalation, startedOn).filter((row) => row.level === level);
  const told = rows.map((row) => {
    const days = timesRatio(workingDays ?? 0, { numerator: row.percent, denominator: 100 }, 'up');
    const due = workingDaysAfter(startedOn, days, tables.workingYears, pauses);
    return { escalation: { percent: row.percent, to: row.to, ...due }, source: sourceOf(row) };
  });
  const answered = workingDays === null ? [] : told;
  const lines = answered.map(({ escalation, source }) => lineOf(escalation, source));
  return { found: true, answer: answered.map(({ escalation }) => escalation), lines };
}

function lineOf(escalation: Escalation, source: string): RuleLine {
  const { percent, to, dueOn } = escalation;
  const message = `${dueOn} 日终仍未完成的(时限的 ${percent} %),报${levelNames[to]}${provisionalWords(escalation)}。`;
  return { rule: 'DL-4', met: true, message, limit: dueOn, source };
}
