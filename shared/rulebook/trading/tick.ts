import { z } from 'zod';
import { scaledDecimal } from '../../values/decimal.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { PriceStep } from '../units.ts';
import { priceText } from './price-text.ts';
import { Quoted, quotedNames } from './quoted.ts';

const RateStep = z
  .string()
  .regex(/^\d\.\d{2,3} %$/, '应为年利率的档位,如 0.005 %。')
  .transform((text) => scaledDecimal(text.slice(0, -2), 3));

const tickRow = datedRow.extend({
  board: Quoted,
  tick: z.union([PriceStep, RateStep]).refine((tick) => tick > 0, '最小变动单位应大于零。'),
});

/** One tick of one board, in integer thousandths of its currency (of a percent for reverse repos). */
export type TickRow = Readonly<z.infer<typeof tickRow>>;

/**
 * Schema of `assets/reference/price-tick.json`. One row:
 *
 * { "effectiveFrom": "2019-07-22", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "H",
 *   "board": "STAR", "tick": "0.01 CNY" }
 */
export const tickTable = datedTable(tickRow, ['board']);
export type TickTable = DatedTable<TickRow>;

/** A price and what it is a price of. `ownTick`: the instrument's own, where it has another than its board. */
export interface TickQuestion {
  readonly board: Quoted;
  readonly priceThousandths: number;
  readonly date: string;
  readonly ownTick?: number | undefined;
}

/** The tick, in thousandths, and whether the price is a multiple of it. */
export interface TickAnswer {
  readonly tick: number;
  readonly isOnTick: boolean;
}

/** Whether a price is a positive multiple of the tick; both in thousandths. Rule TK-1 (docs/rules.md). */
export function isOnTick(priceThousandths: number, tickThousandths: number): boolean {
  return priceThousandths > 0 && priceThousandths % tickThousandths === 0;
}

/**
 * The tick of a board on a day and whether a price is on it, with the two nearest prices where it is not. Rules TK-1
 * and TK-2. Fails closed on a day without a tick.
 */
export function explainTick(
  { board, priceThousandths, date, ownTick }: TickQuestion,
  { priceTicks }: { readonly priceTicks: TickTable },
): Explained<TickAnswer> {
  const found = rowOn(priceTicks, date, { board });
  if (!found.found) return found;
  const tick = ownTick ?? found.row.tick;
  const source = ownTick === undefined ? sourceOf(found.row) : '证券资料中该证券自己的最小变动单位';
  const line = tickLine({ rule: 'TK-1', name: quotedNames[board], priceThousandths, tick, source });
  return { found: true, answer: { tick, isOnTick: line.met }, lines: [line] };
}

/** The line that compares a price with its tick. */
export function tickLine(compared: {
  readonly rule: string;
  readonly name: string;
  readonly priceThousandths: number;
  readonly tick: number;
  readonly source: string;
}): RuleLine {
  const { rule, name, priceThousandths, tick, source } = compared;
  const met = isOnTick(priceThousandths, tick);
  const step = priceText(tick, tick);
  const figure = priceText(priceThousandths, tick);
  const says = met ? '符合' : `不符合,请改为 ${nearestPrices(priceThousandths, tick)}`;
  const message = `${name}报价应为 ${step} 的整数倍,本笔 ${figure},${says}。`;
  return { rule, met, message, figure, limit: step, source };
}

function nearestPrices(priceThousandths: number, tick: number): string {
  const below = priceThousandths - (priceThousandths % tick);
  const above = priceText(below + tick, tick);
  return below > 0 ? `${priceText(below, tick)} 或 ${above}` : above;
}
