import { z } from 'zod';
import { PriceMilli, Quantity } from './ticket.ts';

const common = {
  /** The market's number of the report: the same report has the same number, however often it comes. */
  no: z.string().min(1).max(64),
  at: z.int(),
};

/**
 * What the market says of an order. They may come late, twice and in any order: what an order has come to depends on
 * which reports there are, never on their order.
 */
export const Report = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('accepted'), orderNo: z.string().min(1).max(40) }),
  z.object({
    ...common,
    kind: z.literal('filled'),
    tradeNo: z.string().min(1).max(40),
    priceMilli: PriceMilli,
    quantity: Quantity,
  }),
  z.object({
    ...common,
    kind: z.literal('rejected'),
    code: z.string().max(40),
    message: z.string().max(200),
  }),
  /** Taken off the market unfilled: asked for, or by the market itself. */
  z.object({
    ...common,
    kind: z.literal('cancelled'),
    quantity: Quantity,
    by: z.enum(['client', 'market', 'day-end']),
  }),
  z.object({
    ...common,
    kind: z.literal('cancel-refused'),
    code: z.string().max(40),
    message: z.string().max(200),
  }),
]);
/** What the market says of an order. */
export type Report = Readonly<z.infer<typeof Report>>;

/** A report by its kind. */
export type ReportOf<Kind extends Report['kind']> = Extract<Report, { readonly kind: Kind }>;
