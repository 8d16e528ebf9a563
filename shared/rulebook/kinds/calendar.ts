import { z } from 'zod';
import { sourceOfDay } from '../calendar/calendar-year.ts';
import {
  DueDiligenceItem,
  DueDiligenceRisk,
  explainDueDiligenceDeadline,
} from '../calendar/due-diligence-deadline.ts';
import {
  explainSettlementDate,
  SettledInstrument,
  SettledLeg,
} from '../calendar/settlement-date.ts';
import { southboundDay, type SouthboundDay } from '../calendar/southbound-days.ts';
import { explainTradingDay, explainTradingDayShift } from '../calendar/trading-days.ts';
import { complaintKinds } from './complaints.ts';
import { answered, DateText, ruleKind, type RuleKind } from './kind.ts';

const tradingDay = ruleKind({
  kind: 'trading_day',
  title: '交易日',
  input: z.strictObject({ date: DateText }),
  example: { date: '2026-02-13' },
  answer: ({ date }, { tradingYears }) =>
    answered(explainTradingDay(date, tradingYears), ({ open, next }) => ({
      open,
      next_trading_day: next,
    })),
});

const tradingDayShift = ruleKind({
  kind: 'trading_day_shift',
  title: '前后第几个交易日',
  input: z.strictObject({ date: DateText, days: z.int().min(-250).max(250) }),
  example: { date: '2026-11-23', days: -20 },
  answer: ({ date, days }, { tradingYears }) =>
    answered(explainTradingDayShift(date, days, tradingYears), (shifted) => ({ date: shifted })),
});

const southboundDayKind = ruleKind({
  kind: 'southbound_day',
  title: '港股通交易日',
  input: z.strictObject({ date: DateText }),
  example: { date: '2026-12-24' },
  answer: ({ date }, { southboundYears }) => {
    const day = southboundDay(date, southboundYears);
    if (day.status === 'unknown') return { found: false, message: day.message };
    const hours = day.status === 'open' ? day.hours : null;
    const message = `${date} ${wordsOf(day)}。`;
    const source = sourceOfDay(date, southboundYears);
    const lines = [{ rule: 'TD-3', met: day.status === 'open', message, ...source }];
    return { found: true, answer: { open: day.status === 'open', hours }, lines };
  },
});

const settlementDate = ruleKind({
  kind: 'settlement_date',
  title: '交收日',
  input: z.strictObject({
    instrument: SettledInstrument,
    trade_date: DateText,
    what: SettledLeg,
  }),
  example: { instrument: 'B_SHARE', trade_date: '2026-11-23', what: 'MONEY' },
  answer: ({ instrument, trade_date, what }, tables) =>
    answered(
      explainSettlementDate({ instrument, what, tradeDate: trade_date }, tables),
      (settlement_date) => ({ settlement_date }),
    ),
});

const dueDiligenceDeadline = ruleKind({
  kind: 'due_diligence_deadline',
  title: '尽职调查时限',
  input: z.strictObject({
    item: DueDiligenceItem,
    risk_level: DueDiligenceRisk.nullable().exactOptional(),
    started_on: DateText,
    on: DateText.exactOptional(),
  }),
  example: { item: 'REVIEW', risk_level: 'HIGH', started_on: '2026-08-31' },
  answer: ({ item, risk_level, started_on, on }, tables) =>
    answered(
      explainDueDiligenceDeadline(
        {
          item,
          riskLevel: risk_level ?? null,
          startedOn: started_on,
          on: on ?? tables.judgedOn,
        },
        tables,
      ),
      ({ dueOn, state }) => ({ due_on: dueOn, state }),
    ),
});

function wordsOf(day: Exclude<SouthboundDay, { readonly status: 'unknown' }>): string {
  if (day.status === 'closed') return day.reason;
  return day.hours === 'MORNING' ? '港股通开市(半日市,只有上午)' : '港股通开市';
}

/** Which day is what, and when what is due. */
export const calendarKinds: readonly RuleKind[] = [
  tradingDay,
  tradingDayShift,
  southboundDayKind,
  settlementDate,
  ...complaintKinds,
  dueDiligenceDeadline,
];
