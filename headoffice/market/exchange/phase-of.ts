import type { TradingPhase } from '../../../shared/rulebook/trading/trading-phase.ts';
import type { Day, SecurityDay } from './day.ts';

/** The phase a security is in now. */
export function phaseOf({ now }: Day, { spans }: SecurityDay): TradingPhase {
  return spans.find(({ at, end }) => at <= now && now < end)?.phase ?? 'CLOSED';
}
