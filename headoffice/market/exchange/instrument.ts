import { z } from 'zod';
import { Board } from '../../../shared/rulebook/trading/board.ts';
import { Market } from '../../../shared/rulebook/trading/market.ts';

/**
 * What is traded on the day, with what the rule book asks about it. One of them:
 *
 * { market: 'XSHG', code: '600519', board: 'SH_MAIN', prevClose: 1_450_000, status: 'NORMAL', suspended: false }
 */
export const Instrument = z.strictObject({
  market: Market,
  code: z.string().min(1),
  board: Board,
  /** Thousandths; on an ex-date the reference price. */
  prevClose: z.int().positive(),
  status: z.enum(['NORMAL', 'RISK_WARNING', 'GROWTH_INDEX']),
  /** Counted from 1, while the listing is young enough to matter. */
  listedTradingDay: z.int().positive().exactOptional(),
  delistingPeriodDay: z.int().positive().exactOptional(),
  /** The instrument's own tick in thousandths, where it has another than its board. */
  ownTick: z.int().positive().exactOptional(),
  /** Not traded the whole day (停牌). */
  suspended: z.boolean(),
});
export type Instrument = Readonly<z.infer<typeof Instrument>>;

/** How orders name an instrument: `XSHG.600519`. */
export function securityOf({ market, code }: Pick<Instrument, 'market' | 'code'>): string {
  return `${market}.${code}`;
}
