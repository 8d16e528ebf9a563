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
  if (!(isNatural(value) && isNatural(numerator) && isNatural(denominator) && denominator > 0)) {
    throw outOfRange();
  }
  const product = value * numerator;
  // While product + denominator is exact, so is the floor of their quotient: a division that is not even ends at least
  // 1/denominator below the next integer, which is more than its rounding can add.
  if (product + denominator > Number.MAX_SAFE_INTEGER) {
    return timesWide(value, numerator, denominator, rounding);
  }
  const whole = Math.floor(product / denominator);
  const rest = product - whole * denominator;
  if (rounding === 'half-up') return rest * 2 >= denominator ? whole + 1 : whole;
  return rounding === 'up' && rest > 0 ? whole + 1 : whole;
}

/**
 * How `value` compares with `other` × ratio, exactly: negative below, 0 equal, positive above. None is negative.
 *
 * compareWithShare(390_000, 300_000, { numerator: 13, denominator: 10 }) → 0
 *
 * @throws Fault VALUE_OUT_OF_RANGE for a negative or inexact operand
 */
export function compareWithShare(value: number, other: number, ratio: Ratio): number {
  const { numerator, denominator } = ratio;
  const operands = [value, other, numerator, denominator];
  if (!operands.every(isNatural) || denominator === 0) throw outOfRange();
  const left = BigInt(value) * BigInt(denominator);
  const right = BigInt(other) * BigInt(numerator);
  return left === right ? 0 : left < right ? -1 : 1;
}

/** The same as `timesFraction` where the product is no exact number any more. */
function timesWide(
  value: number,
  numerator: number,
  denominator: number,
  rounding: Rounding,
): number {
  const product = BigInt(value) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const rest = product % divisor;
  const isUp = rounding === 'up' ? rest > 0n : rounding === 'half-up' && rest * 2n >= divisor;
  return exact(Number(product / divisor + (isUp ? 1n : 0n)));
}

/** An integer below 2^53 that is not negative. */
function isNatural(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function outOfRange(): Fault {
  return new Fault('VALUE_OUT_OF_RANGE', 'figures are exact, non-negative integers below 2^53');
}
