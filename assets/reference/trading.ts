import hkTicks from './hk-tick.json' with { type: 'json' };
import priceCages from './price-cage.json' with { type: 'json' };
import priceHalts from './price-halt.json' with { type: 'json' };
import hkDistances from './price-hk-distance.json' with { type: 'json' };
import limitFreeDays from './price-limit-free-days.json' with { type: 'json' };
import priceLimits from './price-limit.json' with { type: 'json' };
import openingRanges from './price-opening-range.json' with { type: 'json' };
import priceTicks from './price-tick.json' with { type: 'json' };
import riskWarningCaps from './risk-warning-cap.json' with { type: 'json' };
import { tradingClockFiles } from './trading-clock.ts';

export const tradingFiles = {
  ...tradingClockFiles,
  priceTicks,
  hkTicks,
  priceLimits,
  limitFreeDays,
  priceCages,
  openingRanges,
  priceHalts,
  hkDistances,
  riskWarningCaps,
};
