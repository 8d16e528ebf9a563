import { exact } from '../../values/exact.ts';
import { figureCount } from '../../values/count.ts';
import type { Explained } from '../explain.ts';

/** A position of the day, in units of the instrument, none negative. */
export interface DayPosition {
  readonly opening: number;
  readonly boughtToday: number;
  readonly soldToday: number;
  readonly frozen: number;
  /** Whether what was bought today may be sold today (table `turnaround`). */
  readonly isSameDay: boolean;
}

/**
 * What can be sold now: opening − sold − frozen, with what was bought today where the instrument turns around within
 * the day, never below zero. Rule SL-1 (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE beyond 2^53
 */
export function sellableUnits(position: DayPosition): number {
  const { opening, boughtToday, soldToday, frozen, isSameDay } = position;
  return Math.max(0, exact(opening + (isSameDay ? boughtToday : 0) - soldToday - frozen));
}

/** Whether a quantity can be sold out of a position. Rules SL-1, SL-2. */
export function explainSellable(
  position: DayPosition & { readonly sellQty: number },
): Explained<{ readonly sellable: number; readonly accepted: boolean }> {
  const { sellQty } = position;
  const sellable = sellableUnits(position);
  const accepted = 0 < sellQty && sellQty <= sellable;
  const limit = figureCount(sellable);
  const failed = sellQty > sellable ? `请不多于 ${limit}` : '请填写正数';
  const check = {
    rule: 'SL-2',
    met: accepted,
    message: `卖出 ${figureCount(sellQty)},可卖 ${limit}${accepted ? '。' : `,${failed}。`}`,
    figure: figureCount(sellQty),
    limit,
  };
  const sum = { rule: 'SL-1', met: true, message: sumWords(position, limit), figure: limit };
  return { found: true, answer: { sellable, accepted }, lines: [sum, check] };
}

function sumWords(position: DayPosition, sellable: string): string {
  const { opening, boughtToday, soldToday, frozen, isSameDay } = position;
  const bought = isSameDay
    ? ` + 当日买入 ${figureCount(boughtToday)}`
    : `,当日买入 ${figureCount(boughtToday)} 次一交易日可卖`;
  const kept = `日初 ${figureCount(opening)} − 已卖 ${figureCount(soldToday)} − 冻结 ${figureCount(frozen)}`;
  return isSameDay
    ? `可卖 = ${kept}${bought} = ${sellable}。`
    : `可卖 = ${kept} = ${sellable}${bought}。`;
}
