import { z } from 'zod';
import { scaledDecimal } from '../values/decimal.ts';
import type { Ratio } from '../values/exact.ts';
import { figureAmount } from '../values/money.ts';

/*
 * Figures of rule tables carry their unit, so that a compliance officer reads them as the source writes them and a
 * figure in another unit is refused, not misread. Counts are plain integers whose column ends with the unit
 * (`minShares`, `workingDays`).
 */

/** A rate, '0.00341 %', as an exact fraction. At most 8 decimals. */
export const Percent = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,5})(?:\.\d{1,8})? %$/, '应为百分数,如 0.00341 %。')
  .transform((text): Ratio => {
    const figures = text.slice(0, -2);
    const decimals = (figures.split('.')[1] ?? '').length;
    return { numerator: scaledDecimal(figures, decimals), denominator: 10 ** (decimals + 2) };
  });

/** An amount, '5.00 CNY', as integer fen. Thousands are separated: '500,000.00 CNY'. */
export const Yuan = amountIn('CNY');
/** An amount, '15.00 HKD', as integer cents. */
export const HongKongDollars = amountIn('HKD');
/** An amount, '1.00 USD', as integer cents. */
export const UsDollars = amountIn('USD');

/** A step of prices, '0.005 HKD', as integer thousandths of the currency unit. */
export const PriceStep = z
  .string()
  .regex(/^\d{1,5}\.\d{2,3} (?:CNY|HKD|USD)$/, '应为带币种的价位,如 0.01 CNY。')
  .transform((text) => scaledDecimal(text.slice(0, -4), 3));

/** A time of day of Beijing, '09:15'. As texts they compare in their order. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '应为时刻,如 09:15。');

function amountIn(currency: 'CNY' | 'HKD' | 'USD') {
  const pattern = new RegExp(`^(?:0|[1-9]\\d{0,2}(?:,\\d{3}){0,3})\\.\\d{2} ${currency}$`);
  return z
    .string()
    .regex(pattern, `应为 ${currency} 金额,如 ${figureAmount(500_000_00)} ${currency}。`)
    .transform((text) => scaledDecimal(text.slice(0, -4).replaceAll(',', ''), 2));
}
