import { rowOn } from '../../../shared/rulebook/dated-table.ts';
import {
  explainPriceLimit,
  type LimitAnswer,
  type LimitQuestion,
} from '../../../shared/rulebook/trading/price-limit-explained.ts';
import type { Day, SecurityDay } from './day.ts';

/** What the rule book is asked about prices of a security with. */
export function limitQuestion({ setup }: Day, { instrument }: SecurityDay): LimitQuestion {
  const { board, prevClose, status, listedTradingDay, delistingPeriodDay, ownTick } = instrument;
  const { date } = setup;
  return { board, prevClose, date, status, listedTradingDay, delistingPeriodDay, ownTick };
}

/** The price limits of a security today; null where the rule book has none for it. */
export function limitsOf(day: Day, security: SecurityDay): LimitAnswer | null {
  const found = explainPriceLimit(limitQuestion(day, security), day.tables);
  return found.found ? found.answer : null;
}

/** Whether a security has no price limits today. */
export function isNoLimitDay(day: Day, security: SecurityDay): boolean {
  return limitsOf(day, security)?.isUnlimited === true;
}

/** The tick of a security in thousandths; null where the rule book has none for it. */
export function tickOf({ setup, tables }: Day, { instrument }: SecurityDay): number | null {
  if (instrument.ownTick !== undefined) return instrument.ownTick;
  const found = rowOn(tables.priceTicks, setup.date, { board: instrument.board });
  return found.found ? found.row.tick : null;
}
