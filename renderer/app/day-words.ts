import { tradingDay } from '../../shared/rulebook/calendar/trading-days.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';

/** 交易日 when the calendar says so; otherwise the business date and why it is none. */
export function dayWords(date: string, { tradingYears }: Pick<RuleTables, 'tradingYears'>): string {
  const day = tradingDay(date, tradingYears);
  switch (day.status) {
    case 'open':
      return `交易日 ${date}`;
    case 'closed':
      return `业务日期 ${date} 休市`;
    case 'unknown':
      return `业务日期 ${date}`;
  }
}
