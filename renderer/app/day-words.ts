import calendar2026 from '../../assets/reference/calendar-2026.json';
import { tradingDay, tradingYear } from '../../shared/rulebook/calendar/trading-days.ts';

const years = [tradingYear.parse(calendar2026)];

/** 交易日 when the calendar says so; otherwise the business date and why it is none. */
export function dayWords(date: string): string {
  const day = tradingDay(date, years);
  switch (day.status) {
    case 'open':
      return `交易日 ${date}`;
    case 'closed':
      return `业务日期 ${date} 休市`;
    case 'unknown':
      return `业务日期 ${date}`;
  }
}
