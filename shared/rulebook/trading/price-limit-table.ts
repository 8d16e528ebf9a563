import { z } from 'zod';
import { datedRow, type DatedTable, datedTable } from '../dated-table.ts';
import { Percent } from '../units.ts';
import { Board } from './board.ts';

/**
 * How a limit comes to the tick: `HALF_UP` is 四舍五入, `INWARD` cuts towards the previous close (the upper limit down, the
 * lower one up), as the exchange of Beijing does.
 */
export const PriceRounding = z.enum(['HALF_UP', 'INWARD']);
export type PriceRounding = z.infer<typeof PriceRounding>;

const priceLimitRow = datedRow.extend({
  board: Board,
  status: z.enum(['NORMAL', 'RISK_WARNING', 'GROWTH_INDEX', 'FIRST_DAY']),
  up: Percent,
  down: Percent.refine((down) => down.numerator < down.denominator, '跌幅应小于 100 %。'),
  rounding: PriceRounding,
  minTicks: z.int().min(0).max(10),
});

/** How far prices of a board may go on a day; `minTicks` is the least distance from the previous close. */
export type PriceLimitRow = Readonly<z.infer<typeof priceLimitRow>>;

/**
 * Schema of `assets/reference/price-limit.json`. `GROWTH_INDEX` are funds that follow an index of STAR or ChiNext,
 * `FIRST_DAY` is the first listing day of what has limits on it. One row:
 *
 * { "effectiveFrom": "2026-07-06", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "H",
 *   "board": "SH_MAIN", "status": "RISK_WARNING", "up": "10 %", "down": "10 %", "rounding": "HALF_UP", "minTicks": 1 }
 */
export const priceLimitTable = datedTable(priceLimitRow, ['board', 'status']);
export type PriceLimitTable = DatedTable<PriceLimitRow>;

const limitFreeDaysRow = datedRow.extend({
  board: Board,
  period: z.enum(['LISTING', 'DELISTING']),
  tradingDays: z.int().min(0).max(30),
});

/** How many trading days a listing, or a delisting period, begins with that have no limits. */
export type LimitFreeDaysRow = Readonly<z.infer<typeof limitFreeDaysRow>>;

/** Schema of `assets/reference/price-limit-free-days.json`. */
export const limitFreeDaysTable = datedTable(limitFreeDaysRow, ['board', 'period']);
export type LimitFreeDaysTable = DatedTable<LimitFreeDaysRow>;
