import { z } from 'zod';
import { OrderType } from '../../../shared/rulebook/trading/order-types.ts';
import { Side } from '../../../shared/rulebook/trading/side.ts';

/** The types of orders the mainland's exchanges know; 盘后定价 is one more, which the rule book keeps apart. */
export const ExchangeOrderType = z.enum([
  ...OrderType.exclude(['AT_AUCTION_LIMIT', 'ENHANCED_LIMIT']).options,
  'AFTER_HOURS',
]);

/** An order as a house sends it. */
export const Submission = z.strictObject({
  /** The house's own number: the same one again is the same order. */
  clientOrderId: z.string().min(1),
  account: z.string().min(1),
  security: z.string(),
  side: Side,
  type: ExchangeOrderType,
  /** Thousandths: the limit, or what protects a market order; null where a type takes none. */
  price: z.number().nullable(),
  quantity: z.number(),
  /** What the account could sell before this order, by which odd lots are judged; null where it is not known. */
  sellable: z.number().nullable(),
});
export type Submission = Readonly<z.infer<typeof Submission>>;

/** An order on its way through the day. It changes in place. */
export interface Order extends Omit<Submission, 'clientOrderId'> {
  readonly orderNo: number;
  /** Null: an order of the crowd, of which nobody is told. */
  readonly clientOrderId: string | null;
  readonly at: number;
  /** Where it stands in the book; null while it does not, and for after-hours orders, whose price is not their rank. */
  limit: number | null;
  filled: number;
  status: 'held' | 'open' | 'filled' | 'cancelled' | 'expired' | 'rejected';
}

/** What is still to be filled of an order. */
export function leavesOf({ quantity, filled }: Readonly<Order>): number {
  return quantity - filled;
}

/**
 * Whether an order is the one that was sent before under its number. What could be sold is a fact of the moment and no
 * part of the order.
 */
export function isSameOrder(one: Readonly<Omit<Order, 'orderNo'>>, other: Submission): boolean {
  const names = ['account', 'security', 'side', 'type', 'price', 'quantity'] as const;
  return names.every((name) => one[name] === other[name]);
}
