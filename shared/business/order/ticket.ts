import { z } from 'zod';
import { OrderType } from '../../rulebook/trading/order-types.ts';
import { SignedQuote } from '../../rulebook/trading/quote.ts';
import { Security } from '../../rulebook/trading/security.ts';
import { Side } from '../../rulebook/trading/side.ts';

/** Types of orders on the mainland's exchanges; the first is the limit order, the others are market orders. */
export const TicketType = OrderType.exclude(['AT_AUCTION_LIMIT', 'ENHANCED_LIMIT']);
/** One of them. */
export type TicketType = z.infer<typeof TicketType>;

/** The types as staff read them in a short list. */
export const ticketTypeWords: Readonly<Record<TicketType, string>> = {
  LIMIT: '限价',
  BEST_FIVE_OR_CANCEL: '最优五档即时成交剩余撤销',
  BEST_FIVE_TO_LIMIT: '最优五档即时成交剩余转限价',
  OWN_BEST: '本方最优',
  COUNTERPARTY_BEST: '对手方最优',
  IMMEDIATE_OR_CANCEL: '即时成交剩余撤销',
  FILL_OR_KILL: '全额成交或撤销',
};

/** The same as the trade shortens them, where many stand in one line. */
export const ticketTypeShort: Readonly<Record<TicketType, string>> = {
  LIMIT: '限价',
  BEST_FIVE_OR_CANCEL: '五档余撤',
  BEST_FIVE_TO_LIMIT: '五档余转限',
  OWN_BEST: '本方最优',
  COUNTERPARTY_BEST: '对手最优',
  IMMEDIATE_OR_CANCEL: '即成余撤',
  FILL_OR_KILL: '全成或撤',
};

/** How the client gave an instruction. SLIP: signed, on paper or on the pad · PHONE: a recorded call. */
export const InstructionWay = z.enum(['SLIP', 'PHONE']);
/** One of them. */
export type InstructionWay = z.infer<typeof InstructionWay>;

/** The ways as staff read them. */
export const instructionWords: Readonly<Record<InstructionWay, string>> = {
  SLIP: '客户签字委托单',
  PHONE: '电话委托录音',
};

/** The client's instruction: for a call when it was and under which number it was recorded; a slip needs neither. */
export const Instruction = z.object({
  way: InstructionWay,
  reference: z.string().max(64),
  at: z.int().nullable(),
});
/** The client's instruction. */
export type Instruction = Readonly<z.infer<typeof Instruction>>;

/** Commission as the client's row has it: parts of a million of the turnover, the least charge of an order in fen. */
export const TicketCommission = z.object({
  ratePerMillion: z.int().min(0).max(100_000),
  minimumFen: z.int().min(0).max(1_000_000),
  mode: z.enum(['ALL_IN', 'NET']),
});
/** Commission as the client's row has it. */
export type TicketCommission = Readonly<z.infer<typeof TicketCommission>>;

/** What a price can be written as: thousandths of a yuan, up to a million yuan. */
export const PriceMilli = z.int().min(1).max(1_000_000_000);
/** What a quantity can be written as. */
export const Quantity = z.int().min(1).max(100_000_000);

/**
 * An order as the clerk entered it, with what was seen of client, security and market, so that counter and head office
 * judge the same: facts only forbid. SEND: to be forwarded at once · CAPTURE: taken without a line, and sent only after
 * the client has confirmed it again.
 */
export const OrderTicket = z.object({
  client: z.object({
    clientNo: z.string().min(1).max(32),
    name: z.string().min(1).max(400),
    idNumber: z.string().min(1).max(32),
    capitalAccount: z.string().min(1).max(32),
  }),
  /** The securities account it is ordered under. */
  account: z.string().max(20),
  security: Security,
  side: Side,
  type: TicketType,
  /** The limit; of a market order the price that protects it, where the market asks for one. */
  priceMilli: PriceMilli.nullable(),
  quantity: Quantity,
  commission: TicketCommission,
  /** What the clerk saw of the market; null without a line. */
  quote: SignedQuote.nullable(),
  instruction: Instruction,
  mode: z.enum(['SEND', 'CAPTURE']),
});
/** An order as the clerk entered it. */
export type OrderTicket = Readonly<z.infer<typeof OrderTicket>>;
