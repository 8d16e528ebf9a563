import blockTrade from './block-trade.json' with { type: 'json' };
import entryWindows from './entry-windows.json' with { type: 'json' };
import lots from './lots.json' with { type: 'json' };
import orderEntry from './order-entry.json' with { type: 'json' };
import orderTypes from './order-types.json' with { type: 'json' };
import southboundPhases from './southbound-phases.json' with { type: 'json' };
import tradingPhases from './trading-phases.json' with { type: 'json' };
import turnaround from './turnaround.json' with { type: 'json' };

/** When and how much can be ordered. */
export const tradingClockFiles = {
  tradingPhases,
  southboundPhases,
  orderEntry,
  entryWindows,
  orderTypes,
  lots,
  turnaround,
  blockTrade,
};
