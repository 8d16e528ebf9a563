import { z } from 'zod';
import { decimalText } from '../../values/decimal.ts';
import { tickDecimals } from '../trading/price-text.ts';
import { PriceText } from './kind.ts';

/** A price above zero, in thousandths. */
export const Price = PriceText.refine((price) => price > 0, '价格应大于零。');

/** The number of a trading day, counted from 1; absent where the instrument is in no such period. */
export const TradingDayNumber = z
  .int()
  .min(1)
  .nullish()
  .transform((day) => day ?? undefined);

/** A tick of the instrument's own, in thousandths; absent where it has that of its board. */
export const OwnTick = Price.optional();

/** A price as an answer carries it: with the decimals of its tick. */
export function written(price: number, tick: number): string {
  return decimalText(price, 3, tickDecimals(tick));
}
