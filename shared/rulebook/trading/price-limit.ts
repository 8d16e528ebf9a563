import { type Ratio, type Rounding, timesFraction } from '../../values/exact.ts';
import type { PriceRounding } from './price-limit-table.ts';

/** The highest and the lowest price of a day, in thousandths. */
export interface PriceLimits {
  readonly up: number;
  readonly down: number;
}

/** What limits are made of: how far, how rounded, how many ticks at least from the previous close. */
export interface LimitFigures {
  readonly up: Ratio;
  readonly down: Ratio;
  readonly rounding: PriceRounding;
  readonly minTicks: number;
}

/**
 * The limits of a day: previous close × (1 ± ratio), rounded to the tick, at least `minTicks` from the previous close
 * and never below one tick. Prices and tick in thousandths. Rules PL-1 to PL-3 (docs/rules.md).
 *
 * priceLimits(10_050, 10, { up: tenPercent, down: tenPercent, rounding: 'HALF_UP', minTicks: 1 })
 *   → { up: 11_060, down: 9_050 }
 *
 * @throws Fault VALUE_OUT_OF_RANGE for prices beyond 2^53 or below zero
 */
export function priceLimits(
  prevClose: number,
  tick: number,
  { up, down, rounding, minTicks }: LimitFigures,
): PriceLimits {
  const [upRounding, downRounding] = roundings[rounding];
  const distance = minTicks * tick;
  const rise = timesOnTick(prevClose, raised(up), tick, upRounding);
  const fall = timesOnTick(prevClose, lowered(down), tick, downRounding);
  return {
    up: Math.max(rise, prevClose + distance, tick),
    down: Math.max(Math.min(fall, prevClose - distance), tick),
  };
}

/** How the upper and the lower bound come to the tick. */
export const roundings: Readonly<Record<PriceRounding, readonly [Rounding, Rounding]>> = {
  HALF_UP: ['half-up', 'half-up'],
  INWARD: ['down', 'up'],
};

/** price × ratio on the tick, exact until it is rounded once. */
export function timesOnTick(
  price: number,
  { numerator, denominator }: Ratio,
  tick: number,
  rounding: Rounding,
): number {
  return timesFraction(price, numerator, denominator * tick, rounding) * tick;
}

/** 1 + ratio. */
export function raised({ numerator, denominator }: Ratio): Ratio {
  return { numerator: denominator + numerator, denominator };
}

/** 1 − ratio, for a ratio below one. */
export function lowered({ numerator, denominator }: Ratio): Ratio {
  return { numerator: denominator - numerator, denominator };
}
