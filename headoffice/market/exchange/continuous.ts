import { bestOf, type Book, stand } from './book.ts';
import type { Day, SecurityDay } from './day.ts';
import type { Order } from './order.ts';
import { leavesOf } from './order.ts';
import type { CancelReason } from './report.ts';
import { type Take, takesOf } from './take.ts';
import { endOrder } from './tell.ts';
import { trade } from './trade.ts';

/** Matches an order that comes in during continuous trading, then lets what is left stand or go, as its type says. */
export function matchAtOnce(day: Day, security: SecurityDay, order: Order): void {
  const plan = planOf(order, security.auction);
  if (plan === null) {
    endOrder(day, order, { status: 'cancelled', reason: 'NO_PRICE_ON_THAT_SIDE' });
    return;
  }
  const { bids, asks } = security.auction;
  const { side, quantity } = order;
  const takes = takesOf(side === 'BUY' ? asks : bids, { side, quantity, ...plan });
  const taken = takes.reduce((sum, take) => sum + take.quantity, 0);
  if (plan.rest === 'NONE' && taken < quantity) {
    endOrder(day, order, { status: 'cancelled', reason: 'NOT_WHOLE' });
    return;
  }
  for (const { standing, price, quantity } of takes) {
    const [buy, sell] = side === 'BUY' ? [order, standing] : [standing, order];
    trade(day, security, { buy, sell, quantity }, price);
  }
  if (leavesOf(order) > 0) settleRest(day, security.auction, order, { plan, takes });
}

/** How far an order reaches, and what becomes of what is left; `NONE`: it is filled whole or not at all. */
interface Plan {
  readonly limit: number | null;
  readonly levels: number;
  readonly rest: 'STANDS' | 'GOES' | 'CONVERTED' | 'NONE';
}

/** Null when the side whose price the order asks for is empty. */
function planOf(order: Order, { bids, asks }: Book): Plan | null {
  const { type, side, price } = order;
  const [own, other] = side === 'BUY' ? [bids, asks] : [asks, bids];
  const far = { limit: price, levels: Infinity };
  switch (type) {
    case 'LIMIT':
    case 'AFTER_HOURS':
      return { ...far, rest: 'STANDS' };
    case 'BEST_FIVE_OR_CANCEL':
      return { limit: price, levels: 5, rest: 'GOES' };
    case 'BEST_FIVE_TO_LIMIT':
      return { limit: price, levels: 5, rest: 'CONVERTED' };
    case 'OWN_BEST':
      return atPrice(order, bestOf(own));
    case 'COUNTERPARTY_BEST':
      return atPrice(order, bestOf(other));
    case 'IMMEDIATE_OR_CANCEL':
      return { ...far, rest: 'GOES' };
    case 'FILL_OR_KILL':
      return { ...far, rest: 'NONE' };
  }
}

function atPrice(order: Order, price: number | null): Plan | null {
  if (price === null) return null;
  return { limit: protectedPrice(order, price), levels: Infinity, rest: 'STANDS' };
}

/** A price taken from the book is never worse than the one that protects the order. */
function protectedPrice({ side, price: protection }: Order, price: number): number {
  if (protection === null) return price;
  return side === 'BUY' ? Math.min(price, protection) : Math.max(price, protection);
}

function settleRest(
  day: Day,
  book: Book,
  order: Order,
  { plan, takes }: { readonly plan: Plan; readonly takes: readonly Take[] },
): void {
  const goes = (reason: CancelReason) => endOrder(day, order, { status: 'cancelled', reason });
  if (plan.rest === 'GOES') return goes('REST_NOT_FILLED');
  if (plan.rest === 'CONVERTED') {
    // Its own last price, else the best price of its own side.
    const price = takes.at(-1)?.price ?? bestOf(order.side === 'BUY' ? book.bids : book.asks);
    if (price === null) return goes('NO_PRICE_ON_THAT_SIDE');
    order.limit = protectedPrice(order, price);
  } else {
    order.limit = plan.limit;
  }
  stand(book, order);
}
