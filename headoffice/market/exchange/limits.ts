import {
  explainPriceLimit,
  type LimitAnswer,
  type LimitQuestion,
  type PriceLimitTables,
} from '../../../shared/rulebook/trading/price-limit-explained.ts';
import type { Instrument } from './instrument.ts';

/** The price limits and the tick of an instrument on a day; null where the rule book has none for it. */
export function limitsOf(
  instrument: Instrument,
  date: string,
  tables: PriceLimitTables,
): LimitAnswer | null {
  const found = explainPriceLimit(limitQuestion(instrument, date), tables);
  return found.found ? found.answer : null;
}

/** What the rule book is asked about prices of an instrument with. */
export function limitQuestion(instrument: Instrument, date: string): LimitQuestion {
  const { board, prevClose, status, listedTradingDay, delistingPeriodDay, ownTick } = instrument;
  return { board, prevClose, date, status, listedTradingDay, delistingPeriodDay, ownTick };
}
