import type { Ratio } from '../../values/exact.ts';
import { decimalText } from '../../values/decimal.ts';

/** How many decimals prices of a tick are written with: two, or three where the tick needs them. */
export function tickDecimals(tickThousandths: number): number {
  return tickThousandths % 10 === 0 ? 2 : 3;
}

/**
 * A price as staff read it, with the decimals of its tick, and with all it has where it is off the tick.
 *
 * priceText(10_450, 10) → '10.45', priceText(10_455, 10) → '10.455'
 *
 * @throws Fault VALUE_OUT_OF_RANGE for what is no integer of thousandths
 */
export function priceText(priceThousandths: number, tickThousandths: number): string {
  const decimals = Math.max(tickDecimals(tickThousandths), tickDecimals(priceThousandths));
  return decimalText(priceThousandths, 3, decimals);
}

/** A ratio of decimals as staff read it, exact: { numerator: 573, denominator: 1000 } → '57.3 %'. */
export function percentText({ numerator, denominator }: Ratio): string {
  const decimals = String(denominator).length - 3;
  if (decimals <= 0) return `${numerator * 10 ** -decimals} %`;
  return `${decimalText(numerator, decimals).replace(/\.?0+$/, '')} %`;
}
