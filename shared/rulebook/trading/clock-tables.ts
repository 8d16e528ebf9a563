import { blockTradeTable } from './block-trade.ts';
import { lotsTable } from './lots.ts';
import { entryWindowsTable, orderEntryTable } from './order-entry.ts';
import { orderTypesTable } from './order-types.ts';
import { southboundPhasesTable } from './southbound-phase.ts';
import { tradingPhasesTable } from './trading-phase.ts';
import { turnaroundTable } from './turnaround.ts';

/** When and how much can be ordered. */
export const tradingClockTables = {
  tradingPhases: tradingPhasesTable,
  southboundPhases: southboundPhasesTable,
  orderEntry: orderEntryTable,
  entryWindows: entryWindowsTable,
  orderTypes: orderTypesTable,
  lots: lotsTable,
  turnaround: turnaroundTable,
  blockTrade: blockTradeTable,
};
