import type { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';
import { HongKongDollars, Percent, UsDollars, Yuan } from '../units.ts';

const commissionLimitsRow = datedRow.extend({ maxRate: Percent });
/** A row of `assets/reference/commission-limits.json`. */
export type CommissionLimitsRow = Readonly<z.infer<typeof commissionLimitsRow>>;

/** Schema of `assets/reference/commission-limits.json`: the highest rate the regulator lets anybody agree on. */
export const commissionLimitsTable = datedTable(commissionLimitsRow);
/** The table, read. */
export type CommissionLimitsTable = DatedTable<CommissionLimitsRow>;

const commissionFloorsRow = datedRow.extend({
  floorRate: Percent,
  minimumCny: Yuan,
  minimumUsd: UsDollars,
  minimumHkd: HongKongDollars,
});
/** A row of `assets/reference/commission-floors.json`. */
export type CommissionFloorsRow = Readonly<z.infer<typeof commissionFloorsRow>>;

/**
 * Schema of `assets/reference/commission-floors.json`: the house's lowest rate and lowest charge of an order; below them a
 * supervisor authorizes and head office is asked.
 */
export const commissionFloorsTable = datedTable(commissionFloorsRow);
/** The table, read. */
export type CommissionFloorsTable = DatedTable<CommissionFloorsRow>;
