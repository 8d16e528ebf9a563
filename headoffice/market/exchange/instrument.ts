import type { Board } from '../../../shared/rulebook/trading/board.ts';
import type { Market } from '../../../shared/rulebook/trading/market.ts';

/**
 * What is traded on the day, with what the rule book asks about it. One of them:
 *
 * { market: 'XSHG', code: '600519', board: 'SH_MAIN', prevClose: 1_450_000, status: 'NORMAL', suspended: false }
 */
export interface Instrument {
  readonly market: Market;
  readonly code: string;
  readonly board: Board;
  /** Thousandths; on an ex-date the reference price. */
  readonly prevClose: number;
  readonly status: 'NORMAL' | 'RISK_WARNING' | 'GROWTH_INDEX';
  /** Counted from 1, while the listing is young enough to matter. */
  readonly listedTradingDay?: number;
  readonly delistingPeriodDay?: number;
  /** The instrument's own tick in thousandths, where it has another than its board. */
  readonly ownTick?: number;
  /** Not traded the whole day (停牌). */
  readonly suspended: boolean;
}

/** How orders name an instrument: `XSHG.600519`. */
export function securityOf({ market, code }: Pick<Instrument, 'market' | 'code'>): string {
  return `${market}.${code}`;
}
