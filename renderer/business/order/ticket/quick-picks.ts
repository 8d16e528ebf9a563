import type { LimitAnswer } from '../../../../shared/rulebook/trading/price-limit-explained.ts';
import type { QuoteStatement } from '../../../../shared/rulebook/trading/quote.ts';

/** Something taken into a field by / and its digit: the numeric keypad is enough. */
export interface QuickPick {
  readonly digit: string;
  readonly label: string;
  /** Null while it is not known. */
  readonly value: number | null;
}

/** Prices at hand, in thousandths. */
export function pricePicks(
  quote: QuoteStatement | null,
  limits: LimitAnswer | null,
): readonly QuickPick[] {
  const bounds = limits === null || limits.isUnlimited ? null : limits;
  const values: readonly (readonly [string, number | null])[] = [
    ['最新', quote?.lastMilli ?? null],
    ['卖一', quote?.asks[0]?.priceMilli ?? null],
    ['买一', quote?.bids[0]?.priceMilli ?? null],
    ['涨停', bounds?.up ?? null],
    ['跌停', bounds?.down ?? null],
  ];
  return values.map(([label, value], at) => ({ digit: String(at + 1), label, value }));
}

/** Quantities at hand: all that can be bought or sold, and parts of it in whole lots. */
export function quantityPicks(
  whole: number | null,
  lots: (units: number) => number,
): readonly QuickPick[] {
  const parts: readonly (readonly [string, number])[] = [
    ['全部', 1],
    ['一半', 2],
    ['三分之一', 3],
    ['四分之一', 4],
  ];
  return parts.map(([label, part], at) => ({
    digit: String(at + 1),
    label,
    // All of it may be an odd lot; a part of it is none.
    value: whole === null ? null : part === 1 ? whole : lots(Math.floor(whole / part)),
  }));
}

/** The pick that was typed as / and its digit, or null. */
export function pickTyped(picks: readonly QuickPick[], text: string): QuickPick | null {
  const digit = /^.*[/／]\s*(\d)$/u.exec(text)?.[1];
  return picks.find((one) => one.digit === digit && one.value !== null && one.value > 0) ?? null;
}
