import { addDays } from '../../values/dates.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import type { ComplaintStep, ComplaintTables, ComplaintUrgency } from './complaint-terms.ts';
import { type DueDay, type Pause, provisionalWords, workingDaysAfter } from './working-days.ts';

const stepNames: Readonly<Record<ComplaintStep, string>> = {
  REGISTER: '登记',
  CONTACT: '联系投诉人',
  ACCEPT: '书面告知是否受理',
  RESOLVE: '办结并答复',
  AFTER_VISIT: '办结后回访',
};

/** A step of a complaint. The clock starts at receipt; for the visit afterwards at closing. */
export interface ComplaintClock {
  readonly startedOn: string;
  /** `HH:MM:SS`, Beijing; terms in hours count from it. Null: not given. */
  readonly startedAt: string | null;
  readonly level: ComplaintUrgency;
  readonly step: ComplaintStep;
  readonly isForwarded: boolean;
  /** Days on which the clock stood still, each with its reason in the complaint's record; not for terms in hours. */
  readonly pauses: readonly Pause[];
  /** Extends resolving only. */
  readonly isExtended: boolean;
}

/** When a step is due; `dueAt` is a time of that day for terms in hours, else null: the whole day counts. */
export type ComplaintDue = DueDay & { readonly dueAt: string | null };

/**
 * When a step of a complaint is due. Never refused for want of a calendar: the clock is provisional then and asked
 * again later. Rules DL-1, DL-2 (docs/rules.md).
 */
export function explainComplaintDeadline(
  clock: ComplaintClock,
  tables: ComplaintTables,
): Explained<ComplaintDue> {
  const { startedOn, startedAt, level, step } = clock;
  const via = clock.isForwarded ? 'FORWARDED' : 'DIRECT';
  const found = rowOn(tables.complaintTerms, startedOn, { level, step, via });
  if (!found.found) return found;
  const { workingDays, hours } = found.row;
  if (hours !== null && startedAt === null) {
    const message = `${stepNames[step]}按小时计时,没有收到时刻不能计算。请补填收到时刻。`;
    return { found: false, message };
  }
  const due =
    hours === null || startedAt === null
      ? {
          ...workingDaysAfter(startedOn, workingDays ?? 0, tables.workingYears, clock.pauses),
          dueAt: null,
        }
      : hoursAfter(startedOn, startedAt, hours);
  const term = termWords(found.row);
  const line = dueLine('DL-1', `${stepNames[step]}:${term}`, due, sourceOf(found.row));
  const isLonger = clock.isExtended && step === 'RESOLVE';
  return isLonger
    ? extended(clock, due, tables, line)
    : { found: true, answer: due, lines: [line] };
}

function extended(
  { startedOn, pauses }: ComplaintClock,
  due: DueDay,
  { complaintExtension, workingYears }: ComplaintTables,
  line: RuleLine,
): Explained<ComplaintDue> {
  const found = rowOn(complaintExtension, startedOn);
  if (!found.found) return found;
  const { extraWorkingDays, maxDays } = found.row;
  const later = workingDaysAfter(due.dueOn, extraWorkingDays, workingYears, pauses);
  const last = addDays(startedOn, maxDays);
  // The last day is counted by the plain calendar, so it is final even where working days are not known.
  const answer: ComplaintDue =
    later.dueOn > last ? { dueOn: last, state: 'FINAL', dueAt: null } : { ...later, dueAt: null };
  const words = `延期 ${extraWorkingDays} 个工作日,最长 ${maxDays} 日`;
  return {
    found: true,
    answer,
    lines: [line, dueLine('DL-2', words, answer, sourceOf(found.row))],
  };
}

/** How staff say a term; of none they say that it is at once, or the same working day. */
function termWords({
  workingDays,
  hours,
}: {
  readonly workingDays: number | null;
  readonly hours: number | null;
}): string {
  if (hours !== null) return hours === 0 ? '即时' : `${hours} 小时内`;
  return workingDays === 0 ? '当个工作日' : `${workingDays} 个工作日内`;
}

function hoursAfter(date: string, time: string, hours: number): ComplaintDue {
  const hour = Number(time.slice(0, 2)) + hours;
  const dueAt = `${String(hour % 24).padStart(2, '0')}${time.slice(2)}`;
  return { dueOn: addDays(date, Math.floor(hour / 24)), dueAt, state: 'FINAL' };
}

function dueLine(
  rule: string,
  what: string,
  due: DueDay & { readonly dueAt: string | null },
  source: string,
): RuleLine {
  const at = due.dueAt === null ? due.dueOn : `${due.dueOn} ${due.dueAt}`;
  return {
    rule,
    met: true,
    message: `${what},截止 ${at}${provisionalWords(due)}。`,
    limit: at,
    source,
  };
}
