import { Fault } from '../errors.ts';

/** An exact fraction, e.g. a rate: 0.00341 % is { numerator: 341, denominator: 10_000_000 }. Neither is negative. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** How a result between two integers is rounded: half-up is 四舍五入, up is towards more. */
export type Rounding = 'half-up' | 'down' | 'up';

/**
 * The value itself when it is an integer that has an exact neighbour on both sides.
 *
 * @throws Fault VALUE_OUT_OF_RANGE otherwise: such a figure would be one the books cannot carry
 */
export function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw outOfRange();
  return value;
}

/**
 * value × ratio, rounded to an integer. All three are non-negative.
 *
 * timesRatio(2_001_000, { numerator: 5, denominator: 10_000 }, 'half-up') → 1001 (1000.5)
 *
 * @throws Fault VALUE_OUT_OF_RANGE for a negative or inexact operand or result
 */
export function timesRatio(value: number, ratio: Ratio, rounding: Rounding): number {
  return timesFraction(value, ratio.numerator, ratio.denominator, rounding);
}

/** As `timesRatio`, with the fraction's two parts: the form the kernels use, which makes no object. */
export function timesFraction(
  value: number,
  numerator: number,
  denominator: number,
  rounding: Rounding,
): number {
  const product = value * numerator;
  if (!(value >= 0 && numerator >= 0 && denominator > 0)) throw outOfRange();
  if (product > Number.MAX_SAFE_INTEGER || !Number.isInteger(product)) {
    return timesWide(value, numerator, denominator, rounding);
  }
  const rest = product % denominator;
  // Divided without its rest, because the quotient of the whole may be rounded up to the next integer.
  const whole = (product - rest) / denominator;
  return whole + roundingStep(rest * 2, denominator, rest > 0, rounding);
}

/** The same where the product is no exact number any more. */
function timesWide(
  value: number,
  numerator: number,
  denominator: number,
  rounding: Rounding,
): number {
  const product = BigInt(exact(value)) * BigInt(exact(numerator));
  const divisor = BigInt(exact(denominator));
  const rest = product % divisor;
  const isUp = rounding === 'up' ? rest > 0n : rounding === 'half-up' && rest * 2n >= divisor;
  return exact(Number(product / divisor + (isUp ? 1n : 0n)));
}

function roundingStep(twice: number, denominator: number, hasRest: boolean, rounding: Rounding) {
  if (rounding === 'half-up') return twice >= denominator ? 1 : 0;
  return rounding === 'up' && hasRest ? 1 : 0;
}

function outOfRange(): Fault {
  return new Fault('VALUE_OUT_OF_RANGE', 'figures are exact, non-negative integers below 2^53');
}
