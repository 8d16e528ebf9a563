import { Fault } from '../errors.ts';
import { exact, type Ratio } from './exact.ts';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal as an integer of its smallest unit: with scale 2 yuan become fen, with scale 3 prices thousandths.
 * Zeros behind are no more decimals: '10.450' has two.
 *
 * scaledDecimal('10.45', 2) → 1045
 *
 * @throws Fault VALUE_OUT_OF_RANGE for what is no decimal, has more decimals than `scale`, or is beyond 2^53
 */
export function scaledDecimal(text: string, scale: number): number {
  const [, sign, whole, decimals = ''] = DECIMAL.exec(text) ?? [];
  const kept = decimals.replace(/0+$/, '');
  if (whole === undefined || kept.length > scale) {
    throw new Fault('VALUE_OUT_OF_RANGE', `no decimal with at most ${scale} decimals`);
  }
  const size = exact(Number(whole + kept.padEnd(scale, '0')));
  return sign === '-' && size !== 0 ? -size : size;
}

/**
 * A non-negative decimal as an exact fraction: decimalRatio('0.00025') → { numerator: 25, denominator: 100_000 }.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for what is none, is negative or has more than 15 decimals
 */
export function decimalRatio(text: string): Ratio {
  const decimals = (text.split('.')[1] ?? '').replace(/0+$/, '').length;
  const numerator = scaledDecimal(text, decimals);
  if (numerator < 0 || decimals > 15) {
    throw new Fault('VALUE_OUT_OF_RANGE', 'a ratio is a decimal that is not negative');
  }
  return { numerator, denominator: 10 ** decimals };
}

/**
 * An integer of the smallest unit as a decimal with `decimals` figures, which must hold all of it.
 *
 * decimalText(4110, 3, 3) → '4.110', decimalText(1150, 3, 2) → '1.15'
 *
 * @throws Fault VALUE_OUT_OF_RANGE when a figure behind `decimals` is not zero
 */
export function decimalText(value: number, scale: number, decimals = scale): string {
  const digits = String(Math.abs(exact(value))).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const behind = digits.slice(digits.length - scale).padEnd(decimals, '0');
  if (/[1-9]/.test(behind.slice(decimals))) {
    throw new Fault('VALUE_OUT_OF_RANGE', `${decimals} decimals do not hold the value`);
  }
  const shown = behind.slice(0, decimals);
  return `${value < 0 ? '-' : ''}${whole}${shown === '' ? '' : `.${shown}`}`;
}

/**
 * A ratio as staff read it: percentText({ numerator: 25, denominator: 100_000 }) → '0.025 %'.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for a denominator that is no power of ten: it would have no end
 */
export function percentText(ratio: Ratio): string {
  return `${timesText(ratio, 100)} %`;
}

/**
 * A ratio as the trade says commissions: tenThousandthText({ numerator: 25, denominator: 100_000 }) → '万2.5'.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for a denominator that is no power of ten: it would have no end
 */
export function tenThousandthText(ratio: Ratio): string {
  return `万${timesText(ratio, 10_000)}`;
}

function timesText({ numerator, denominator }: Ratio, times: number): string {
  const zeros = String(denominator).length - 1;
  if (denominator !== 10 ** zeros) throw new Fault('VALUE_OUT_OF_RANGE', 'no decimal fraction');
  const text = decimalText(numerator * times, zeros);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
