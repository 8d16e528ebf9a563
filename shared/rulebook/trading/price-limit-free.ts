import { rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { type Board, boardNames } from './board.ts';
import type { LimitFreeDaysTable } from './price-limit-table.ts';

interface TradingDays {
  readonly board: Board;
  readonly date: string;
  readonly listedTradingDay?: number | undefined;
  readonly delistingPeriodDay?: number | undefined;
}

/**
 * Whether a day is one of those without limits that a listing (rule PL-4) or a delisting period (rule PL-5) begins with.
 * A day in a delisting period is judged by it alone. Fails closed where the board has no row for the period.
 */
export function limitFreePeriod(
  { board, date, listedTradingDay, delistingPeriodDay }: TradingDays,
  table: LimitFreeDaysTable,
): Explained<boolean> {
  const isDelisting = delistingPeriodDay !== undefined;
  const day = delistingPeriodDay ?? listedTradingDay;
  if (day === undefined) return { found: true, answer: false, lines: [] };
  const found = rowOn(table, date, { board, period: isDelisting ? 'DELISTING' : 'LISTING' });
  if (!found.found) return found;
  const { tradingDays } = found.row;
  const answer = day <= tradingDays;
  const period = isDelisting ? '退市整理期' : '上市后';
  const message = `${boardNames[board]}${period}前 ${tradingDays} 个交易日无涨跌幅限制,当日为第 ${day} 个交易日,${answer ? '不设' : '设'}涨跌幅限制。`;
  return {
    found: true,
    answer,
    lines: [
      {
        rule: isDelisting ? 'PL-5' : 'PL-4',
        met: true,
        message,
        figure: `${day}`,
        limit: `${tradingDays}`,
        source: sourceOf(found.row),
      },
    ],
  };
}
