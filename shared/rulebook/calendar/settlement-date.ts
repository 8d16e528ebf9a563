import { z } from 'zod';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { type Calendar, dayIn, missingYear, moveOpenDays } from './open-days.ts';
import { southboundCalendar, type SouthboundYear } from './southbound-days.ts';
import { tradingCalendar, type TradingYear } from './trading-days.ts';

/** What is settled alike. */
export const SettledInstrument = z.enum([
  'A_SHARE',
  'ETF',
  'REIT',
  'CONVERTIBLE_BOND',
  'B_SHARE',
  'HK_CONNECT',
]);
/** Which leg of a trade. */
export const SettledLeg = z.enum(['MONEY', 'SECURITIES']);

/**
 * How many days of which calendar after the trade each leg settles (`assets/reference/settlement-cycle.json`). Part of
 * a row:
 *
 * { "instrument": "HK_CONNECT", "what": "MONEY", "businessDays": 2, "calendar": "SOUTHBOUND" }
 */
export const settlementCycleTable = datedTable(
  datedRow.extend({
    instrument: SettledInstrument,
    what: SettledLeg,
    businessDays: z.int().min(0).max(30),
    calendar: z.enum(['TRADING', 'SOUTHBOUND']),
  }),
  ['instrument', 'what'],
);

interface Trade {
  readonly instrument: z.infer<typeof SettledInstrument>;
  readonly what: z.infer<typeof SettledLeg>;
  readonly tradeDate: string;
}

interface SettlementTables {
  readonly settlementCycle: z.infer<typeof settlementCycleTable>;
  readonly tradingYears: readonly TradingYear[];
  readonly southboundYears: readonly SouthboundYear[];
}

/**
 * The day a trade's money or securities are settled. No answer for a day on which the market does not trade, nor where
 * the calendar ends before the day. Rules SC-1, SC-2 (docs/rules.md).
 */
export function explainSettlementDate(
  { instrument, what, tradeDate }: Trade,
  tables: SettlementTables,
): Explained<string> {
  const found = rowOn(tables.settlementCycle, tradeDate, { instrument, what });
  if (!found.found) return found;
  const { businessDays, calendar } = found.row;
  const settled =
    calendar === 'TRADING'
      ? settledOn(tradeDate, businessDays, tradingCalendar(tables.tradingYears))
      : settledOn(tradeDate, businessDays, southboundCalendar(tables.southboundYears));
  if (!settled.found) return settled;
  const leg = what === 'MONEY' ? '资金' : '证券';
  const message = `${tradeDate} 成交,${leg} T+${businessDays} 交收:${settled.date}。`;
  const source = sourceOf(found.row);
  return {
    found: true,
    answer: settled.date,
    lines: [{ rule: 'SC-1', met: true, message, source }],
  };
}

function settledOn<D extends { readonly date: string; readonly open: boolean }>(
  tradeDate: string,
  businessDays: number,
  calendar: Calendar<D>,
) {
  const day = dayIn(tradeDate, calendar);
  if (day === null) return { found: false as const, message: missingYear(tradeDate, calendar) };
  if (!day.open) {
    return {
      found: false as const,
      message: `${tradeDate} 休市,没有成交,不能计算交收日。请核对成交日期。`,
    };
  }
  return moveOpenDays(tradeDate, businessDays, calendar);
}
