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
