import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import type { Board } from '../trading/board.ts';
import { HongKongDollars, Percent } from '../units.ts';

/** Boards that are charged alike. */
const FeeGroup = z.enum([
  'A_SHARES',
  'BSE_SHARES',
  'FUNDS',
  'CONVERTIBLE_BONDS',
  'REITS',
  'SH_B_SHARES',
  'SZ_B_SHARES',
]);
type FeeGroup = z.infer<typeof FeeGroup>;

const feeItems = ['stamp', 'transfer', 'handling', 'regulatory'] as const;

/** A fee that is not the contract's but everybody's. */
export type FeeItem = (typeof feeItems)[number];

const feeRateRow = datedRow.extend({
  item: z.enum(feeItems),
  group: FeeGroup,
  buyRate: Percent,
  sellRate: Percent,
  /** The most an order is charged. */
  cap: HongKongDollars.exactOptional(),
});
/** A row of `assets/reference/fee-rates.json`. */
export type FeeRateRow = Readonly<z.infer<typeof feeRateRow>>;

/**
 * Schema of `assets/reference/fee-rates.json`: what is charged of the amount, for each fee and group of boards. What is
 * not charged is a row of 0 %, so that a missing row is never taken for a free one.
 *
 * { …, "item": "stamp", "group": "A_SHARES", "buyRate": "0 %", "sellRate": "0.05 %" }
 */
export const feeRatesTable = datedTable(feeRateRow, ['item', 'group']);
/** The table, read. */
export type FeeRatesTable = DatedTable<FeeRateRow>;

/** The rates of one board on one day. */
export type FeeRows = Readonly<Record<FeeItem, FeeRateRow>>;

/** The rows of a board on a day, or what staff read when one is missing (fails closed). Rule DT-1. */
export function feeRowsOn(
  table: FeeRatesTable,
  board: Board,
  date: string,
):
  | { readonly found: true; readonly rows: FeeRows }
  | { readonly found: false; readonly message: string } {
  const group = groups[board];
  const on = (item: FeeItem) => rowOn(table, date, { item, group });
  const [stamp, transfer, handling, regulatory] = [
    on('stamp'),
    on('transfer'),
    on('handling'),
    on('regulatory'),
  ];
  if (!stamp.found) return stamp;
  if (!transfer.found) return transfer;
  if (!handling.found) return handling;
  if (!regulatory.found) return regulatory;
  return {
    found: true,
    rows: {
      stamp: stamp.row,
      transfer: transfer.row,
      handling: handling.row,
      regulatory: regulatory.row,
    },
  };
}

const groups: Readonly<Record<Board, FeeGroup>> = {
  SH_MAIN: 'A_SHARES',
  SZ_MAIN: 'A_SHARES',
  CHINEXT: 'A_SHARES',
  STAR: 'A_SHARES',
  BSE: 'BSE_SHARES',
  ETF: 'FUNDS',
  CB: 'CONVERTIBLE_BONDS',
  REIT: 'REITS',
  SH_B: 'SH_B_SHARES',
  SZ_B: 'SZ_B_SHARES',
};
