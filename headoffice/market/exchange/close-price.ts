import type { Day, SecurityDay } from './day.ts';

/**
 * Settles the closing price: what the closing call traded at; else the mean of the trades of the minute before the last
 * one, by quantity and half up on the tick; without a trade the previous close.
 */
export function settleClose(day: Day, { figures, instrument, limits }: SecurityDay): void {
  const { tape, last } = figures;
  if (last === null) {
    figures.close = instrument.prevClose;
    return;
  }
  // The call's trades have the instant of its end, which is now.
  figures.close = tape.at(-1)?.at === day.now ? last : meanPrice(tape, limits?.tick ?? 1);
}

function meanPrice(
  tape: readonly { readonly price: number; readonly quantity: number }[],
  tick: number,
): number {
  // Price × quantity of one minute may be more than a number holds exactly.
  const sum = (of: (one: (typeof tape)[number]) => bigint) =>
    tape.reduce((all, one) => all + of(one), 0n);
  const turnover = sum(({ price, quantity }) => BigInt(price) * BigInt(quantity));
  const step = sum(({ quantity }) => BigInt(quantity)) * BigInt(tick);
  return Number((2n * turnover + step) / (2n * step)) * tick;
}
