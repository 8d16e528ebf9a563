import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowsOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { PriceStep } from '../units.ts';
import { bandFaults } from './hk-tick-bands.ts';
import { priceText } from './price-text.ts';
import { isOnTick, type TickAnswer, tickLine } from './tick.ts';

const hkTickRow = datedRow
  .extend({ from: PriceStep, to: PriceStep, toIncluded: z.boolean(), tick: PriceStep })
  .refine(({ from, to }) => from < to, '价格段的上限应高于下限。')
  .refine(({ tick }) => tick > 0, '最小变动单位应大于零。');

/** The tick of one band of prices in Hong Kong, all in integer thousandths of a HKD. */
export type HkTickRow = Readonly<z.infer<typeof hkTickRow>>;

/**
 * Schema of `assets/reference/hk-tick.json`. A band holds its lower end, and its upper end where `toIncluded` says so.
 * On no day may bands overlap or leave prices between them without a tick. One row:
 *
 * { "effectiveFrom": "2026-08-03", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "H",
 *   "from": "0.50 HKD", "to": "10.00 HKD", "toIncluded": false, "tick": "0.005 HKD" }
 */
export const hkTickTable = datedTable(hkTickRow, ['from']).superRefine(({ rows }, context) => {
  for (const { at, message } of bandFaults(rows)) {
    context.addIssue({ code: 'custom', path: ['rows', at], message });
  }
});
export type HkTickTable = DatedTable<HkTickRow>;

/**
 * The tick of a price in Hong Kong on a day and whether the price is on it. Rule TK-3 (docs/rules.md). Fails closed on a
 * day without bands and for a price outside all of them.
 */
export function explainHkTick(
  { priceThousandths, date }: { readonly priceThousandths: number; readonly date: string },
  { hkTicks }: { readonly hkTicks: HkTickTable },
): Explained<TickAnswer> {
  const row = rowsOn(hkTicks, date).find((band) => holds(band, priceThousandths));
  if (row === undefined) {
    return { found: false, message: noBand(hkTicks, priceText(priceThousandths, 1), date) };
  }
  const { tick } = row;
  const line = tickLine({
    rule: 'TK-3',
    name: '港股通证券',
    priceThousandths,
    tick,
    source: sourceOf(row),
  });
  return {
    found: true,
    answer: { tick, isOnTick: isOnTick(priceThousandths, tick) },
    lines: [line],
  };
}

function holds({ from, to, toIncluded }: HkTickRow, price: number): boolean {
  return from <= price && (price < to || (toIncluded && price === to));
}

function noBand({ name }: HkTickTable, price: string, date: string): string {
  return `规则表“${name}”没有 ${date} 价格 ${price} 港元适用的价格段,不能办理。请核对价格,或联系总部更新规则版本。`;
}
