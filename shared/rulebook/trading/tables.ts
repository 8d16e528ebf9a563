import { tradingClockTables } from './clock-tables.ts';
import { hkTickTable } from './hk-tick.ts';
import { priceCageTable } from './price-cage.ts';
import { haltTable } from './price-halt.ts';
import { hkDistanceTable } from './price-hk-order.ts';
import { limitFreeDaysTable, priceLimitTable } from './price-limit-table.ts';
import { openingRangeTable } from './price-opening-range.ts';
import { riskWarningCapTable } from './risk-warning-cap.ts';
import { tickTable } from './tick.ts';

/** What may be ordered, at which price, how much of it and when. */
export const tradingTables = {
  ...tradingClockTables,
  priceTicks: tickTable,
  hkTicks: hkTickTable,
  priceLimits: priceLimitTable,
  limitFreeDays: limitFreeDaysTable,
  priceCages: priceCageTable,
  openingRanges: openingRangeTable,
  priceHalts: haltTable,
  hkDistances: hkDistanceTable,
  riskWarningCaps: riskWarningCapTable,
};
