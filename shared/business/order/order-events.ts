import { z } from 'zod';
import { BusinessDate } from '../../values/dates.ts';
import { Report } from './reports.ts';
import { Instruction, OrderTicket } from './ticket.ts';

/**
 * What an order has done to money and shares, and what it still holds, all in fen and units: what was frozen and not
 * yet used, what was paid (negative) or brought, how much of it may not be withdrawn today, what was bought and sold, and
 * what the position has cost.
 */
export const Settled = z.object({
  frozenFen: z.int(),
  frozenUnits: z.int(),
  totalFen: z.int(),
  unsettledSaleFen: z.int(),
  boughtUnits: z.int(),
  soldUnits: z.int(),
  costFen: z.int(),
});
/** What an order has done to money and shares. */
export type Settled = Readonly<z.infer<typeof Settled>>;

/** Whose money and shares an event moves: capital account and security, with the client they are found by. */
const Holding = z.object({
  clientNo: z.string(),
  capitalAccount: z.string(),
  security: z.string(),
});

/** How a client confirmed an instruction that was not sent: there at the counter, or in a recorded call. */
export const Confirmation = z.object({
  how: z.enum(['PRESENT', 'CALL']),
  /** Whom the clerk asked. */
  who: z.string().min(1).max(100),
  /** Number of the recording; empty when the client was there. */
  reference: z.string().max(64),
  at: z.int(),
});
/** How a client confirmed an instruction. */
export type Confirmation = Readonly<z.infer<typeof Confirmation>>;

const Placed = z.object({
  ticket: OrderTicket,
  day: BusinessDate,
  /** What the order may cost at most, frozen until it is filled or over; 0 for a sale. */
  freezeFen: z.int().min(0),
  /** The fees if all of it were filled at its price, for the slip. */
  estimate: z.object({
    amountFen: z.int(),
    commissionFen: z.int(),
    stampFen: z.int(),
    transferFen: z.int(),
    totalFen: z.int(),
  }),
  /** Whether the security is above the client's level: warned, authorized, and to be recorded. */
  isMismatch: z.boolean(),
  settled: Settled,
});

/** Who ended an order before it was sent, and why. */
const Lapse = z.object({
  by: z.enum(['client', 'day-end']),
  reason: z.string().max(200),
  at: z.int(),
});

/** What happens to an order. Those that move money or shares say by how much, and whose. */
export const OrderEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('OrderPlaced'), data: Placed.extend({ holding: Holding }) }),
  /** Head office may not forward it any more: it joins the instructions to be confirmed again. */
  z.object({
    type: z.literal('OrderHeld'),
    data: z.object({ reason: z.string().max(200), at: z.int() }),
  }),
  z.object({ type: z.literal('OrderConfirmed'), data: Confirmation }),
  z.object({
    type: z.literal('OrderLapsed'),
    data: Lapse.extend({ settled: Settled, moves: Settled, holding: Holding }),
  }),
  /** Recorded before it goes out: from here on only the market says what became of it. */
  z.object({ type: z.literal('OrderForwarded'), data: z.object({ at: z.int() }) }),
  z.object({
    type: z.literal('CancelAsked'),
    data: z.object({ instruction: Instruction, at: z.int() }),
  }),
  z.object({
    type: z.literal('ReportsRecorded'),
    data: z.object({
      reports: z.array(Report).min(1).max(2000),
      settled: Settled,
      moves: Settled,
      holding: Holding,
    }),
  }),
]);
/** What happens to an order. */
export type OrderEvent = Readonly<z.infer<typeof OrderEvent>>;

/** An order as far as it has come. */
export const OrderState = Placed.extend({
  /** CAPTURED and HELD wait for the client's confirmation; QUEUED for head office; FORWARDED is the market's. */
  sending: z.enum(['CAPTURED', 'HELD', 'QUEUED', 'FORWARDED']),
  /** Why head office held it; empty where it did not. */
  heldReason: z.string(),
  confirmation: Confirmation.nullable(),
  lapsed: Lapse.nullable(),
  forwardedAt: z.int().nullable(),
  /** The newest cancellation asked for; null where there is none. */
  cancel: z.object({ instruction: Instruction, at: z.int() }).nullable(),
  /** In the order they were recorded. */
  reports: z.array(Report),
});
/** An order as far as it has come. */
export type OrderState = Readonly<z.infer<typeof OrderState>>;
