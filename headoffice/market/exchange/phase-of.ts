import {
  explainTradingPhase,
  type TradingPhase,
} from '../../../shared/rulebook/trading/trading-phase.ts';
import { beijingClock, beijingDate } from '../../../shared/values/dates.ts';
import type { Day, SecurityDay } from './day.ts';

/** The phase a security is in now. Closed on any other day than the exchange's own, and without a rule. */
export function phaseOf(day: Day, { instrument }: SecurityDay): TradingPhase {
  const date = beijingDate(day.now);
  if (date !== day.setup.date) return 'CLOSED';
  const moment = { board: instrument.board, date, time: beijingClock(day.now) };
  const found = explainTradingPhase(moment, day.tables);
  return found.found ? found.answer : 'CLOSED';
}
