import { z } from 'zod';
import { OrderTicket, TicketType } from '../../../../shared/business/order/ticket.ts';
import { Side } from '../../../../shared/rulebook/trading/side.ts';
import { securityKey } from '../../../../shared/rulebook/trading/security.ts';
import { VisitClient } from '../../../../shared/safeguards/visit.ts';
import { beijingClock } from '../../../../shared/values/dates.ts';
import { decimalText } from '../../../../shared/values/decimal.ts';

// What an older form saved is still worth having: each field alone, whatever became of the others.
const savedFields = z.object({
  side: Side.catch('BUY'),
  /** Key of the security; empty while none is chosen. */
  security: z.string().catch(''),
  type: TicketType.catch('LIMIT'),
  price: z.string().catch(''),
  quantity: z.string().catch(''),
  way: z.enum(['SLIP', 'PHONE']).catch('SLIP'),
  reference: z.string().catch(''),
  /** Time of the call as typed. */
  calledAt: z.string().catch(''),
  /** Whether the clerk takes it without sending it, where head office answers and has no quote. */
  captures: z.boolean().catch(false),
});

/** The ticket as typed, valid or not. */
export type OrderFields = Readonly<z.output<typeof savedFields>>;

/** A ticket nobody has typed into. */
export function emptyOrder(side: Side): OrderFields {
  return savedFields.parse({ side });
}

/** The fields of a draft, as far as they can be read. */
export function orderFrom(data: unknown): OrderFields {
  return savedFields.safeParse(data).data ?? emptyOrder('BUY');
}

/** Whom a draft is for, or null. */
export function clientOfDraft(data: unknown): VisitClient | null {
  return z.object({ client: VisitClient }).safeParse(data).data?.client ?? null;
}

/** The ticket inside a submitted command's data, or null. */
export function ticketIn(data: unknown): OrderTicket | null {
  return z.object({ ticket: OrderTicket }).safeParse(data).data?.ticket ?? null;
}

/** The fields of a ticket that was submitted before. */
export function fieldsOfTicket(ticket: OrderTicket): OrderFields {
  const { side, security, type, priceMilli, quantity, instruction } = ticket;
  return {
    side,
    security: securityKey(security),
    type,
    price: priceMilli === null ? '' : decimalText(priceMilli, 3).replace(/0$/, ''),
    quantity: String(quantity),
    way: instruction.way,
    reference: instruction.reference,
    calledAt: instruction.at === null ? '' : beijingClock(instruction.at),
    captures: false,
  };
}

/** The function a side is ordered by. */
export function codeOfSide(side: Side): '2001' | '2002' {
  return side === 'BUY' ? '2001' : '2002';
}

/** The side of a function; a tab that knows none is a purchase until its draft says otherwise. */
export function sideOfCode(code: string | undefined): Side {
  return code === '2002' ? 'SELL' : 'BUY';
}
