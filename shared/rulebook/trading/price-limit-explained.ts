import { percentText } from '../../values/decimal.ts';
import type { Ratio } from '../../values/exact.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { type Board, boardNames } from './board.ts';
import { priceLimits, type PriceLimits } from './price-limit.ts';
import { limitFreePeriod } from './price-limit-free.ts';
import type { LimitFreeDaysTable, PriceLimitRow, PriceLimitTable } from './price-limit-table.ts';
import { priceText } from './price-text.ts';
import type { TickTable } from './tick.ts';

/** The tables that limits are found in. */
export interface PriceLimitTables {
  readonly priceTicks: TickTable;
  readonly priceLimits: PriceLimitTable;
  readonly limitFreeDays: LimitFreeDaysTable;
}

/** An instrument on a day; prices in thousandths. Days of a listing or a delisting period count from 1. */
export interface LimitQuestion {
  readonly board: Board;
  /** On an ex-date the reference price (EX-1); on the first day of a convertible bond or a fund its issue price. */
  readonly prevClose: number;
  readonly date: string;
  readonly status: 'NORMAL' | 'RISK_WARNING' | 'GROWTH_INDEX';
  readonly listedTradingDay?: number | undefined;
  readonly delistingPeriodDay?: number | undefined;
  /** The instrument's own tick, where it has another than its board. */
  readonly ownTick?: number | undefined;
}

/** The limits of the day in thousandths, with the ratio upwards; or that there are none. */
export type LimitAnswer =
  | ({
      readonly isUnlimited: false;
      readonly ratio: Ratio;
      readonly tick: number;
      /** Where the ratio comes from, with its confidence. */
      readonly source: string;
    } & PriceLimits)
  | { readonly isUnlimited: true; readonly tick: number };

/**
 * The price limits of an instrument on a day. Rules PL-1 to PL-7 (docs/rules.md). Fails closed on a day without a tick,
 * a ratio or a number of limit-free days.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for prices beyond 2^53 or below zero
 */
export function explainPriceLimit(
  question: LimitQuestion,
  tables: PriceLimitTables,
): Explained<LimitAnswer> {
  const { board, prevClose, date } = question;
  const ticks = rowOn(tables.priceTicks, date, { board });
  if (!ticks.found) return ticks;
  const tick = question.ownTick ?? ticks.row.tick;
  const free = limitFreePeriod(question, tables.limitFreeDays);
  if (!free.found) return free;
  if (free.answer) {
    return { found: true, answer: { isUnlimited: true, tick }, lines: free.lines };
  }
  const figures = limitRow(question, tables.priceLimits);
  if (!figures.found) return figures;
  const limits = priceLimits(prevClose, tick, figures.row);
  const source = sourceOf(figures.row);
  const answer = { isUnlimited: false, ratio: figures.row.up, tick, source, ...limits } as const;
  const lines = [...free.lines, ...limitLines(question, figures.row, { ...limits, tick })];
  return { found: true, answer, lines };
}

/** In a delisting period the ratio is the board's normal one, with a risk warning too. Rule PL-6. */
function limitRow(question: LimitQuestion, table: PriceLimitTable) {
  const { board, date, listedTradingDay, delistingPeriodDay } = question;
  if (listedTradingDay === 1) {
    const first = rowOn(table, date, { board, status: 'FIRST_DAY' });
    if (first.found) return first;
  }
  const status = delistingPeriodDay === undefined ? question.status : 'NORMAL';
  return rowOn(table, date, { board, status });
}

function limitLines(
  { board, prevClose }: LimitQuestion,
  row: PriceLimitRow,
  { up, down, tick }: PriceLimits & { readonly tick: number },
): readonly RuleLine[] {
  const before = priceText(prevClose, tick);
  const how = row.rounding === 'HALF_UP' ? '四舍五入' : '向前收盘价方向取整';
  const least = row.minTicks === 0 ? '' : `,与前收盘价至少相差 ${row.minTicks} 个最小变动单位`;
  const line = (rule: string, name: string, sign: string, price: number, ratio: Ratio) => ({
    rule,
    met: true,
    message: `${boardNames[board]}${name} ${priceText(price, tick)} = ${before} × (1 ${sign} ${percentText(ratio)}),${how}到 ${priceText(tick, tick)}${least}。`,
    figure: priceText(price, tick),
    source: sourceOf(row),
  });
  return [line('PL-1', '涨停价', '+', up, row.up), line('PL-2', '跌停价', '−', down, row.down)];
}
