import type { TradingPhase } from '../../../shared/rulebook/trading/trading-phase.ts';
import { admit } from './admit.ts';
import { dropBeyondClose, matchAfterHours } from './after-hours.ts';
import { leave } from './book.ts';
import { matchCall } from './call-auction.ts';
import { cancel } from './cancel.ts';
import { settleClose } from './close-price.ts';
import type { Day, SecurityDay } from './day.ts';
import { moveCrowd } from './move-crowd.ts';
import { endOrder } from './tell.ts';

/** Lets all happen that time does up to an instant, that instant included. A time that is past changes nothing. */
export function advance(day: Day, to: number): void {
  for (;;) {
    const moment = day.timetable[day.nextMoment];
    if (moment === undefined || moment.at > to) break;
    day.nextMoment += 1;
    day.now = Math.max(day.now, moment.at);
    const security = day.securities.get(moment.security);
    if (security === undefined) continue;
    if (moment.kind === 'phase') beginPhase(day, security, moment.phase);
    else if (moment.kind === 'crowd') moveCrowd(day, security, moment.phase);
    else expire(day, security);
  }
  day.now = Math.max(day.now, to);
}

function beginPhase(day: Day, security: SecurityDay, phase: TradingPhase): void {
  switch (phase) {
    case 'GAP':
      matchCall(day, security);
      break;
    case 'CONTINUOUS':
      releaseHeld(day, security);
      break;
    case 'POST_CLOSE':
      matchCall(day, security);
      settleClose(day, security);
      dropBeyondClose(day, security);
      break;
    case 'AFTER_HOURS_FIXED_PRICE':
      matchAfterHours(day, security);
      break;
    // Nothing is matched when these begin.
    case 'OPEN_CALL_CANCELLABLE':
    case 'OPEN_CALL_NO_CANCEL':
    case 'LUNCH':
    case 'CLOSE_CALL_NO_CANCEL':
    case 'CLOSED':
  }
}

/** What came in before the opening is done in the order in which it came. */
function releaseHeld(day: Day, security: SecurityDay): void {
  const isHere = (orderNo: number) => day.orders.get(orderNo)?.security === security.security;
  const held = day.held.filter(({ orderNo }) => isHere(orderNo));
  day.held = day.held.filter(({ orderNo }) => !isHere(orderNo));
  for (const { what, orderNo } of held) {
    const order = day.orders.get(orderNo);
    if (order?.clientOrderId == null) continue;
    if (what === 'ORDER') admit(day, security, order);
    else cancel(day, order.clientOrderId);
  }
}

function expire(day: Day, security: SecurityDay): void {
  for (const book of [security.auction, security.afterHours]) {
    for (const order of [...book.bids, ...book.asks]) {
      leave(book, order);
      endOrder(day, order, { status: 'expired' });
    }
  }
}
