import { z } from 'zod';
import { addDays } from '../../values/dates.ts';
import { addMonths } from '../../values/months.ts';
import { explainTradingDayShift, type TradingYear } from '../calendar/trading-days.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';

/** What a client is called back about. */
export const CallBackEvent = z.enum([
  'NEW_ACCOUNT',
  'HK_CONNECT_OPENED',
  'HK_CONNECT_EVENT',
  'HK_CONNECT_CONTINUOUS',
]);
type CallBackEvent = z.infer<typeof CallBackEvent>;

const eventNames: Readonly<Record<CallBackEvent, string>> = {
  NEW_ACCOUNT: '新开户',
  HK_CONNECT_OPENED: '开通港股通',
  HK_CONNECT_EVENT: '港股通重大事项',
  HK_CONNECT_CONTINUOUS: '港股通持续',
};

const callBackTermsRow = datedRow.extend({
  event: CallBackEvent,
  unit: z.enum(['DAYS', 'TRADING_DAYS', 'MONTHS']),
  within: z.int().min(1).max(366),
});

/**
 * How soon after what a client is called back (`assets/reference/call-back-terms.json`). Part of a row:
 *
 * { "event": "NEW_ACCOUNT", "unit": "DAYS", "within": 30 }
 */
export const callBackTermsTable = datedTable(callBackTermsRow, ['event']);
type CallBackTerms = Readonly<z.infer<typeof callBackTermsRow>>;

interface CallBackTables {
  readonly callBackTerms: DatedTable<CallBackTerms>;
  readonly tradingYears: readonly TradingYear[];
}

/**
 * The last day of a call-back; the day after the event is the first counted. Rule SU-11 (docs/rules.md). Fails closed on
 * a day without a row, and for trading days of a year that is not loaded.
 */
export function explainCallBack(
  event: CallBackEvent,
  happenedOn: string,
  { callBackTerms, tradingYears }: CallBackTables,
): Explained<string> {
  const found = rowOn(callBackTerms, happenedOn, { event });
  if (!found.found) return found;
  const due = dueOn(happenedOn, found.row, tradingYears);
  if (!due.found) return due;
  const message = `${eventNames[event]}回访应在 ${found.row.within} ${unitNames[found.row.unit]}内完成,截止 ${due.answer}。回访人不能是开户或销售人员。`;
  const line = {
    rule: 'SU-11',
    met: true,
    message,
    limit: due.answer,
    source: sourceOf(found.row),
  };
  return { found: true, answer: due.answer, lines: [line] };
}

const unitNames = { DAYS: '日', TRADING_DAYS: '个交易日', MONTHS: '个月' };

function dueOn(
  date: string,
  { unit, within }: CallBackTerms,
  years: readonly TradingYear[],
): Explained<string> {
  switch (unit) {
    case 'DAYS':
      return { found: true, answer: addDays(date, within), lines: [] };
    case 'MONTHS':
      return { found: true, answer: addMonths(date, within), lines: [] };
    case 'TRADING_DAYS':
      return explainTradingDayShift(date, within, years);
  }
}
