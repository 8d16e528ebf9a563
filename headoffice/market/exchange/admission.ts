import { explainLot } from '../../../shared/rulebook/trading/lots.ts';
import { explainOrderEntry } from '../../../shared/rulebook/trading/order-entry.ts';
import { explainOrderType } from '../../../shared/rulebook/trading/order-types.ts';
import { checkOrderPrice, type OrderPrice } from '../../../shared/rulebook/trading/price-check.ts';
import { beijingClock, beijingDate } from '../../../shared/values/dates.ts';
import { bestOf } from './book.ts';
import type { Day, SecurityDay } from './day.ts';
import { isHalted } from './halt.ts';
import { limitQuestion } from './limits.ts';
import type { Order, Submission } from './order.ts';
import { phaseOf } from './phase-of.ts';
import type { RejectCode } from './report.ts';

/** What the exchange does with an order or a cancellation in this phase (PH-3, PH-4). */
export function entryOf(
  day: Day,
  { instrument }: SecurityDay,
  type: Submission['type'],
  action: 'SUBMIT' | 'CANCEL',
): 'ACCEPTED' | 'HELD' | 'REFUSED' {
  const date = beijingDate(day.now);
  if (date !== day.setup.date) return 'REFUSED';
  const { market, board } = instrument;
  const order = type === 'AFTER_HOURS' ? 'AFTER_HOURS' : 'AUCTION';
  const entry = { market, board, date, time: beijingClock(day.now), order, action } as const;
  const found = explainOrderEntry(entry, day.tables);
  return found.found ? found.answer : 'REFUSED';
}

/** Why an order that came in time is refused, the first reason there is; null when it is accepted. */
export function refusalOf(day: Day, security: SecurityDay, order: Order): RejectCode | null {
  if (isHalted(day, security)) return 'HALTED';
  return (
    typeRefusal(day, security, order) ??
    lotRefusal(day, security, order) ??
    priceRefusal(day, security, order)
  );
}

/** PH-5. After-hours orders have windows of their own in place of it. */
function typeRefusal(day: Day, security: SecurityDay, order: Order): RejectCode | null {
  const { type } = order;
  if (type === 'AFTER_HOURS') return order.price === null ? 'PRICE_MISSING' : null;
  const phase = phaseOf(day, security);
  if (phase === 'CLOSED') return 'PHASE_NOT_ACCEPTING';
  const { market, board } = security.instrument;
  const typed = { market, board, type, date: day.setup.date, phase };
  const isNoLimitDay = security.limits?.isUnlimited === true;
  const found = explainOrderType({ ...typed, isNoLimitDay }, day.tables.orderTypes);
  if (!found.found) return 'NO_RULE';
  if (!found.answer.allowed) return typeCodes[found.answer.reason];
  const needsPrice = type === 'LIMIT' || found.answer.protectionPrice;
  if (needsPrice === (order.price !== null)) return null;
  return needsPrice ? 'PRICE_MISSING' : 'PRICE_NOT_TAKEN';
}

const typeCodes = {
  NOT_OFFERED: 'TYPE_NOT_OFFERED',
  NOT_IN_PHASE: 'PHASE_NOT_ACCEPTING',
  NO_LIMIT_DAY: 'NOT_ON_NO_LIMIT_DAY',
} as const;

/** LT-1 to LT-5. */
function lotRefusal(day: Day, { instrument }: SecurityDay, order: Order): RejectCode | null {
  const { side, quantity: qty, sellable, type } = order;
  const orderType = type === 'LIMIT' || type === 'AFTER_HOURS' ? type : 'MARKET';
  const { board } = instrument;
  const lot = { side, qty, sellable, orderType, board, date: day.setup.date } as const;
  const found = explainLot(lot, day.tables.lots);
  if (!found.found) return 'NO_RULE';
  return found.answer === 'OK' ? null : found.answer;
}

/** TK-1, PL-8, PL-9, PC-5: the cage is for limit orders, and for continuous trading. */
function priceRefusal(day: Day, security: SecurityDay, order: Order): RejectCode | null {
  const { side, price } = order;
  if (price === null) return null;
  const { auction, figures } = security;
  const quotes = {
    bestBid: bestOf(auction.bids),
    bestAsk: bestOf(auction.asks),
    last: figures.last,
  };
  const phase = order.type === 'LIMIT' ? priceRules(day, security) : 'OTHER';
  const question = {
    ...limitQuestion(security.instrument, day.setup.date),
    side,
    priceThousandths: price,
    phase,
    quotes,
  };
  const found = checkOrderPrice(question, day.tables);
  if (!found.found) return 'NO_RULE';
  const { isOnTick, isWithinLimits, isWithinCage } = found.answer;
  if (!isOnTick) return 'OFF_TICK';
  if (!isWithinLimits) return 'OUTSIDE_LIMITS';
  if (!isWithinCage) return 'OUTSIDE_CAGE';
  return isBeyondClose(security, order) ? 'BEYOND_CLOSE' : null;
}

function priceRules(day: Day, security: SecurityDay): OrderPrice['phase'] {
  switch (phaseOf(day, security)) {
    case 'OPEN_CALL_CANCELLABLE':
    case 'OPEN_CALL_NO_CANCEL':
      return 'OPEN_CALL';
    case 'CONTINUOUS':
      return 'CONTINUOUS';
    default:
      return 'OTHER';
  }
}

/** Whether an after-hours order would not trade at the closing price, and so is invalid. */
export function isBeyondClose({ figures }: SecurityDay, { type, side, price }: Order): boolean {
  const { close } = figures;
  if (type !== 'AFTER_HOURS' || close === null || price === null) return false;
  return side === 'BUY' ? price < close : price > close;
}
