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
 * the day. Below zero when more was sold or frozen than is held: the formula has no floor, so the figure shows by how
 * much. Rule SL-1 (docs/rules.md).
 *
 * @throws Fault VALUE_OUT_OF_RANGE beyond 2^53
 */
export function sellableUnits(position: DayPosition): number {
  const { opening, boughtToday, soldToday, frozen, isSameDay } = position;
  return exact(opening + (isSameDay ? boughtToday : 0) - soldToday - frozen);
}

/** Whether a quantity can be sold out of a position. Rules SL-1, SL-2. */
export function explainSellable(
  position: DayPosition & { readonly sellQty: number },
): Explained<{ readonly sellable: number; readonly accepted: boolean }> {
  const { sellQty } = position;
  const sellable = sellableUnits(position);
  const isQuantity = Number.isInteger(sellQty) && sellQty > 0;
  const accepted = isQuantity && sellQty <= sellable;
  const limit = figureCount(sellable);
  const failed = isQuantity ? overWords(sellable) : '数量应为正整数,请重新填写';
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

function overWords(sellable: number): string {
  return sellable > 0 ? `请不多于 ${figureCount(sellable)}` : '没有可卖数量,不能卖出';
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
