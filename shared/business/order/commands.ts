import { z } from 'zod';
import { SignedQuote } from '../../rulebook/trading/quote.ts';
import { EvidenceRef } from '../../safeguards/evidence.ts';
import { Confirmation } from './order-events.ts';
import { Report } from './reports.ts';
import { Instruction, OrderTicket } from './ticket.ts';

const Evidence = z.array(EvidenceRef).max(20);

/**
 * PlaceOrder, ConfirmOrder, LapseOrder, CancelOrder are the clerk's; the others head office's: it forwards an order or
 * holds it, records what the market reports, and ends at the close what was never sent.
 */
export const OrderCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('PlaceOrder'),
    data: z.object({ ticket: OrderTicket, evidence: Evidence }),
  }),
  z.object({
    type: z.literal('ConfirmOrder'),
    data: z.object({ confirmation: Confirmation, quote: SignedQuote, evidence: Evidence }),
  }),
  z.object({ type: z.literal('LapseOrder'), data: z.object({ reason: z.string().max(200) }) }),
  z.object({
    type: z.literal('CancelOrder'),
    data: z.object({ instruction: Instruction, evidence: Evidence }),
  }),
  z.object({ type: z.literal('ForwardOrder'), data: z.object({}) }),
  z.object({ type: z.literal('HoldOrder'), data: z.object({ reason: z.string().max(200) }) }),
  z.object({
    type: z.literal('RecordReports'),
    data: z.object({ reports: z.array(Report).min(1).max(2000) }),
  }),
  z.object({ type: z.literal('ExpireOrder'), data: z.object({}) }),
]);
/** A command of an order. */
export type OrderCommand = Readonly<z.infer<typeof OrderCommand>>;
