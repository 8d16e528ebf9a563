import { z } from 'zod';
import { PriceMilli, Quantity, TicketType } from '../../shared/business/order/ticket.ts';
import { SecurityKey } from '../../shared/rulebook/trading/security.ts';
import { Side } from '../../shared/rulebook/trading/side.ts';

/** An order for the market, and until when it may go there by its lease; null: it has none. */
export const SendOrder = z.object({
  kind: z.literal('send-order'),
  orderId: z.string(),
  leaseUntil: z.int().nullable(),
  account: z.string(),
  security: SecurityKey,
  side: Side,
  type: TicketType,
  priceMilli: PriceMilli.nullable(),
  quantity: Quantity,
});
export type SendOrder = Readonly<z.infer<typeof SendOrder>>;

/** What is left of an order is asked back. */
export const CancelOrder = z.object({ kind: z.literal('cancel-order'), orderId: z.string() });
export type CancelOrder = Readonly<z.infer<typeof CancelOrder>>;

/** taken: the market has it and reports what comes of it · unknown: it never got such an order. */
export interface MarketAnswer {
  readonly status: 'taken' | 'unknown';
}
