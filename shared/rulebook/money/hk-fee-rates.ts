import { z } from 'zod';
import type { Ratio } from '../../values/exact.ts';
import { datedRow, type DatedTable, datedTable, rowsOn } from '../dated-table.ts';
import { HongKongDollars, Percent } from '../units.ts';

const HkFeeItem = z.enum(['stamp', 'tradingFee', 'sfcLevy', 'afrcLevy', 'settlement']);
/** What a trade in Hong Kong is charged beside the commission. */
export type HkFeeItem = z.infer<typeof HkFeeItem>;

const hkFeeRow = datedRow.extend({
  item: HkFeeItem,
  rate: Percent,
  rounding: z.enum(['HALF_UP', 'UP']),
  /** The step a charge is rounded to. */
  roundedTo: HongKongDollars.refine((cents) => cents > 0, '进位单位应大于零。'),
  minimum: HongKongDollars.exactOptional(),
  maximum: HongKongDollars.exactOptional(),
});
/** A row of `assets/reference/hk-fee-rates.json`; amounts in cents. */
export type HkFeeRow = Readonly<z.infer<typeof hkFeeRow>>;

/**
 * Schema of `assets/reference/hk-fee-rates.json`, both sides alike:
 *
 * { …, "item": "stamp", "rate": "0.1 %", "rounding": "UP", "roundedTo": "1.00 HKD" }
 */
export const hkFeeRatesTable = datedTable(hkFeeRow, ['item']);
/** The table, read. */
export type HkFeeRatesTable = DatedTable<HkFeeRow>;

/** The rates of one day. */
export type HkFeeRows = Readonly<Record<HkFeeItem, HkFeeRow>>;

/** What the contract says of commission, in cents of a Hong Kong dollar. */
export interface HkCommissionTerms {
  readonly rate: Ratio;
  readonly minimumCents: number;
}

/** The rows of a day, or what staff read when one is missing (fails closed). Rule DT-1. */
export function hkFeeRowsOn(
  table: HkFeeRatesTable,
  date: string,
):
  | { readonly found: true; readonly rows: HkFeeRows }
  | { readonly found: false; readonly message: string } {
  const rows = new Map(rowsOn(table, date).map((row) => [row.item, row]));
  const [stamp, tradingFee, sfcLevy, afrcLevy, settlement] = HkFeeItem.options.map((item) =>
    rows.get(item),
  );
  if (stamp && tradingFee && sfcLevy && afrcLevy && settlement) {
    return { found: true, rows: { stamp, tradingFee, sfcLevy, afrcLevy, settlement } };
  }
  const missing = HkFeeItem.options
    .filter((item) => !rows.has(item))
    .map((item) => hkFeeNames[item]);
  return {
    found: false,
    message: `规则表“${table.name}”没有 ${date} 适用的条目(${missing.join('、')}),不能办理。请联系总部更新规则版本。`,
  };
}

/** The items as staff read them. */
export const hkFeeNames: Readonly<Record<HkFeeItem, string>> = {
  stamp: '印花税',
  tradingFee: '交易费',
  sfcLevy: '证监会交易征费',
  afrcLevy: '会财局交易征费',
  settlement: '股份交收费',
};
