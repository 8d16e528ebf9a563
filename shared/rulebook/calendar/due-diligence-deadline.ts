import { z } from 'zod';
import { addDays, BusinessDate } from '../../values/dates.ts';
import { addMonths } from '../../values/months.ts';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import {
  type DueDay,
  provisionalWords,
  workingDaysAfter,
  type WorkingYear,
} from './working-days.ts';

/** What has to be done about knowing a client in a time of its own. */
export const DueDiligenceItem = z.enum([
  'INITIAL_RATING',
  'REVIEW',
  'SUSPICIOUS_REPORT',
  'LARGE_REPORT',
  'OWNER_DIFFERENCE',
  'EXPIRED_DOCUMENT',
  'EXISTING_CLIENT',
  'EXISTING_OWNER',
]);
type DueDiligenceItem = z.infer<typeof DueDiligenceItem>;

/** The risk level a term is for: the five levels for reviews, two groups for clients from before 2026. */
export const DueDiligenceRisk = z.enum([
  'HIGH',
  'HIGHER',
  'MEDIUM',
  'LOWER',
  'LOW',
  'HIGHER_RISK',
  'OTHER',
]);

const itemNames: Readonly<Record<DueDiligenceItem, string>> = {
  INITIAL_RATING: '首次洗钱风险评级',
  REVIEW: '洗钱风险复评',
  SUSPICIOUS_REPORT: '可疑交易报告',
  LARGE_REPORT: '大额交易报告',
  OWNER_DIFFERENCE: '受益所有人信息差异报告',
  EXPIRED_DOCUMENT: '过期证件更新',
  EXISTING_CLIENT: '存量客户尽职调查',
  EXISTING_OWNER: '存量客户受益所有人识别',
};

const count = z.int().min(1).max(3660).nullable();

/**
 * The terms of knowing a client (`assets/reference/due-diligence-terms.json`), each in one unit only; `dueOn` is a day
 * the regulation itself names. Part of a row:
 *
 * { "item": "REVIEW", "riskLevel": "HIGH", "workingDays": null, "days": null, "months": 6, "dueOn": null }
 */
export const dueDiligenceTermsTable = datedTable(
  datedRow
    .extend({
      item: DueDiligenceItem,
      riskLevel: DueDiligenceRisk.nullable(),
      workingDays: count,
      days: count,
      months: count,
      dueOn: BusinessDate.nullable(),
    })
    .refine(
      ({ workingDays, days, months, dueOn }) =>
        [workingDays, days, months, dueOn].filter((term) => term !== null).length === 1,
      '工作日、自然日、月数、固定日期只能填一项,且必须填一项。',
    ),
  ['item', 'riskLevel'],
);
type DueDiligenceTermsTable = z.infer<typeof dueDiligenceTermsTable>;

/**
 * A duty that began on a day; `riskLevel` null where the duty is the same for every client. Duties about clients from
 * before an order began with the relationship, so they are judged by the order in force `on` the day they are asked on.
 */
export interface DueDiligenceClock {
  readonly item: DueDiligenceItem;
  readonly riskLevel: z.infer<typeof DueDiligenceRisk> | null;
  readonly startedOn: string;
  readonly on: string;
}

interface DueDiligenceTables {
  readonly dueDiligenceTerms: DueDiligenceTermsTable;
  readonly workingYears: readonly WorkingYear[];
}

const ofExistingClients: ReadonlySet<DueDiligenceItem> = new Set([
  'EXISTING_CLIENT',
  'EXISTING_OWNER',
]);

/**
 * When a duty of knowing a client is due; terms in days and months end on any day of the week. A client whose
 * relationship began on the first day of an order or later is none of its old ones and is refused. Rules DL-3, DL-5.
 */
export function explainDueDiligenceDeadline(
  { item, riskLevel, startedOn, on }: DueDiligenceClock,
  { dueDiligenceTerms, workingYears }: DueDiligenceTables,
): Explained<DueDay> {
  const isOfExisting = ofExistingClients.has(item);
  const found = rowOn(dueDiligenceTerms, isOfExisting ? on : startedOn, { item, riskLevel });
  if (!found.found) return found;
  const { effectiveFrom } = found.row;
  if (isOfExisting && startedOn >= effectiveFrom) {
    const message = `${startedOn} 建立的业务关系不是存量客户(${effectiveFrom} 以前建立的才是)。请按新客户办理尽职调查。`;
    return { found: false, message };
  }
  const { term, due } = termOf(found.row, startedOn, workingYears);
  const message = `${itemNames[item]}:${term},截止 ${due.dueOn}${provisionalWords(due)}。`;
  const line = { rule: 'DL-3', met: true, message, limit: due.dueOn, source: sourceOf(found.row) };
  return { found: true, answer: due, lines: [line] };
}

function termOf(
  { workingDays, days, months, dueOn }: DueDiligenceTermsTable['rows'][number],
  startedOn: string,
  years: readonly WorkingYear[],
): { readonly term: string; readonly due: DueDay } {
  if (workingDays !== null) {
    return {
      term: `${workingDays} 个工作日内`,
      due: workingDaysAfter(startedOn, workingDays, years),
    };
  }
  if (dueOn !== null) return { term: '规定日期前', due: { dueOn, state: 'FINAL' } };
  return days !== null
    ? { term: `${days} 日内`, due: { dueOn: addDays(startedOn, days), state: 'FINAL' } }
    : {
        term: `${months} 个月内`,
        due: { dueOn: addMonths(startedOn, months ?? 0), state: 'FINAL' },
      };
}
