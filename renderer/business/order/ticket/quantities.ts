import { freezeOf } from '../../../../shared/business/order/order-checks.ts';
import { countedPrice } from '../../../../shared/business/order/market-lines.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { availableFen, Funds } from '../../../../shared/rulebook/money/funds.ts';
import { rowOn } from '../../../../shared/rulebook/dated-table.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import { Position, sellableNow } from '../../../../shared/rulebook/trading/position.ts';
import { explainTurnaround } from '../../../../shared/rulebook/trading/turnaround.ts';
import type { Security } from '../../../../shared/rulebook/trading/security.ts';
import type { RegisterView } from '../../../data/types.ts';

interface Day {
  readonly day: string;
  readonly tables: RuleTables;
}

/** How much of a position may be sold now; null where the tables do not say. */
export function sellableOf(
  { instrument }: Security,
  body: RegisterView['body'] | null,
  { day, tables }: Day,
): number | null {
  const turnaround = explainTurnaround({ instrument, date: day }, tables.turnaround);
  if (!turnaround.found) return null;
  const position = Position.safeParse(body).data;
  return position === undefined ? 0 : sellableNow(position, turnaround.answer);
}

/** How much the money of a row buys at a ticket's price with all fees, in whole lots; null without a price. */
export function affordable(
  ticket: OrderTicket,
  body: RegisterView['body'] | null,
  { day, tables }: Day,
): number | null {
  const funds = Funds.safeParse(body).data;
  const price = countedPrice(ticket, day, tables);
  if (funds === undefined || price === null) return null;
  const available = availableFen(funds);
  return largest(ticket, available, price, { day, tables });
}

/** The largest quantity that an amount in fen pays for with all fees, in whole lots; null without a price. */
export function byAmount(ticket: OrderTicket, amountFen: number, on: Day): number | null {
  const price = countedPrice(ticket, on.day, on.tables);
  if (price === null) return null;
  if (ticket.side === 'SELL') return wholeLots(ticket, Math.floor((amountFen * 10) / price), on);
  return largest(ticket, amountFen, price, on);
}

/** In whole lots of the board, downwards; nothing where it is less than may be ordered. */
export function wholeLots(
  { security }: Pick<OrderTicket, 'security'>,
  units: number,
  { day, tables }: Day,
): number {
  const found = rowOn(tables.lots, day, { board: security.board });
  if (!found.found) return units;
  const { minUnits, incrementUnits, maxLimitUnits } = found.row;
  const most = Math.min(units, maxLimitUnits);
  const whole = most - (most % incrementUnits);
  return whole < minUnits ? 0 : whole;
}

/** Fees are small beside the amount, but the least commission is not beside a single lot: so it is tried, not solved. */
function largest(ticket: OrderTicket, amountFen: number, price: number, on: Day): number {
  let low = 0;
  let high = Math.max(0, Math.floor((amountFen * 10) / price));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const freeze = freezeOf({ ...ticket, quantity: middle }, on);
    if (freeze !== null && freeze <= amountFen) low = middle;
    else high = middle - 1;
  }
  return wholeLots(ticket, low, on);
}
