import type { Report } from '../../shared/business/order/reports.ts';
import type { OrderTicket } from '../../shared/business/order/ticket.ts';

/** An order as it goes to the market: `orderId` is the case it belongs to, so that it can never be there twice. */
export type MarketOrder = Pick<
  OrderTicket,
  'account' | 'side' | 'type' | 'priceMilli' | 'quantity'
> & {
  readonly orderId: string;
  /** XSHG.600519 */
  readonly security: string;
};

/** A report with the order it is about. */
export interface OrderReport {
  readonly orderId: string;
  readonly report: Report;
}

/** Reports after a place, oldest first, and the place to ask from next. */
export interface ReportsPart {
  readonly reports: readonly OrderReport[];
  readonly next: string;
}

/**
 * The market as head office reaches it (报盘). Every call may be made again: an order is known by its id, a cancellation
 * that was carried out stays so, and a report has the same number however often it is read.
 */
export interface OrderGateway {
  /** Whether the market has ever got this order: asked before it is sent. */
  knows(orderId: string): Promise<boolean>;
  submit(order: MarketOrder): Promise<void>;
  /** Asks for what is left of an order; false: the market never got it. */
  cancel(orderId: string): Promise<boolean>;
  /** At most `limit` reports after a place; '' is the beginning. */
  reportsAfter(place: string, limit: number): Promise<ReportsPart>;
}
