import { z } from 'zod';
import { addDays } from '../../values/dates.ts';
import { addMonths } from '../../values/months.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';

const assessmentTermsRow = datedRow.extend({
  validMonths: z.int().min(1).max(120),
  warnDays: z.int().min(0).max(365),
});

/**
 * How long an assessment holds and when its end is announced (`assets/reference/assessment-terms.json`). Part of a row:
 *
 * { "validMonths": 24, "warnDays": 30 }
 */
export const assessmentTermsTable = datedTable(assessmentTermsRow);
type AssessmentTermsTable = DatedTable<Readonly<z.infer<typeof assessmentTermsRow>>>;

/** How an assessment stands on a day; `validTo` is its last day. */
export interface AssessmentValidity {
  readonly state: 'NOT_YET' | 'VALID' | 'EXPIRING' | 'EXPIRED';
  readonly validTo: string;
}

/**
 * Whether an assessment still holds: to the same day of the month `validMonths` later, that day included. Expired, there
 * is no new permission and nothing above R1 until the client is assessed again. Rule RS-3 (docs/rules.md). The term is
 * that of the day it is asked on. Fails closed on a day without a row.
 */
export function explainAssessmentValidity(
  assessedOn: string,
  on: string,
  { assessmentTerms }: { readonly assessmentTerms: AssessmentTermsTable },
): Explained<AssessmentValidity> {
  const found = rowOn(assessmentTerms, on);
  if (!found.found) return found;
  const { validMonths, warnDays } = found.row;
  const validTo = addMonths(assessedOn, validMonths);
  const state = stateOn(on, { assessedOn, validTo, warnFrom: addDays(validTo, -warnDays) });
  const line = {
    rule: 'RS-3',
    met: state === 'VALID' || state === 'EXPIRING',
    message: wordsOf(state, assessedOn, validTo),
    figure: on,
    limit: validTo,
    source: sourceOf(found.row),
  };
  return { found: true, answer: { state, validTo }, lines: [line] };
}

function stateOn(
  on: string,
  days: { readonly assessedOn: string; readonly validTo: string; readonly warnFrom: string },
): AssessmentValidity['state'] {
  if (on < days.assessedOn) return 'NOT_YET';
  if (on > days.validTo) return 'EXPIRED';
  return on >= days.warnFrom ? 'EXPIRING' : 'VALID';
}

function wordsOf(state: AssessmentValidity['state'], assessedOn: string, validTo: string): string {
  switch (state) {
    case 'NOT_YET':
      return `测评日 ${assessedOn} 晚于业务日期,请核对测评日期。`;
    case 'VALID':
      return `风险测评有效至 ${validTo}。`;
    case 'EXPIRING':
      return `风险测评将于 ${validTo} 到期,请提醒客户重新测评。`;
    case 'EXPIRED':
      return `风险测评已于 ${validTo} 到期。重新测评前不能开通权限,不能购买高于 R1 的产品,请客户本人重新测评。`;
  }
}
