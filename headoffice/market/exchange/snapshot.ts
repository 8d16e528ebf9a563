import type { TradingPhase } from '../../../shared/rulebook/trading/trading-phase.ts';
import { type Level, levelsOf } from './book.ts';
import type { Day, SecurityDay } from './day.ts';
import type { Figures } from './figures.ts';
import { isHalted } from './halt.ts';
import { phaseOf } from './phase-of.ts';

/** The market of one security as everybody sees it: prices in thousandths, five of them on each side. */
export interface Quote extends Readonly<Omit<Figures, 'tape' | 'haltedUntil' | 'minutes'>> {
  readonly security: string;
  readonly prevClose: number;
  readonly phase: TradingPhase;
  readonly isHalted: boolean;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}

/** The market at an instant. */
export interface MarketSnapshot {
  readonly date: string;
  readonly at: number;
  readonly quotes: readonly Quote[];
}

/** What everybody sees of the market now. */
export function snapshotOf(day: Day): MarketSnapshot {
  const quotes = [...day.securities.values()].map((security) => quoteOf(day, security));
  return { date: day.setup.date, at: day.now, quotes };
}

function quoteOf(day: Day, security: SecurityDay): Quote {
  const { tape: _, haltedUntil: __, minutes: ___, ...figures } = security.figures;
  return {
    ...figures,
    security: security.security,
    prevClose: security.instrument.prevClose,
    phase: phaseOf(day, security),
    isHalted: isHalted(day, security),
    bids: levelsOf(security.auction.bids, 5),
    asks: levelsOf(security.auction.asks, 5),
  };
}
