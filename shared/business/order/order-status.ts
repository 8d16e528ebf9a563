import type { OrderState } from './order-events.ts';
import type { Report, ReportOf } from './reports.ts';

/** Where an order stands, as the trade says it. */
export type OrderStatus =
  | 'unsent'
  | 'queued'
  | 'sending'
  | 'reported'
  | 'part-filled'
  | 'filled'
  | 'cancel-asked'
  | 'part-cancelled'
  | 'cancelled'
  | 'rejected';

/** The trade's words. */
export const orderStatusWords: Readonly<Record<OrderStatus, string>> = {
  unsent: '未报',
  queued: '待报',
  sending: '正报',
  reported: '已报',
  'part-filled': '部成',
  filled: '已成',
  'cancel-asked': '已报待撤',
  'part-cancelled': '部撤',
  cancelled: '已撤',
  rejected: '废单',
};

/** What an order's reports add up to. */
export interface Filled {
  readonly quantity: number;
  /** Sum of price (thousandths) × quantity. */
  readonly turnoverMilli: number;
  readonly cancelled: number;
}

/** Quantity filled and taken off, whatever order the reports came in. */
export function filledOf({ reports }: Pick<OrderState, 'reports'>): Filled {
  let quantity = 0;
  let turnoverMilli = 0;
  let cancelled = 0;
  for (const report of reports) {
    if (report.kind === 'filled') {
      quantity += report.quantity;
      turnoverMilli += report.priceMilli * report.quantity;
    }
    if (report.kind === 'cancelled') cancelled += report.quantity;
  }
  return { quantity, turnoverMilli, cancelled };
}

/** Whether nothing more can become of an order: what it still holds is let go. */
export function isOver(state: OrderState): boolean {
  if (state.lapsed !== null || reportOf(state, 'rejected') !== null) return true;
  const { quantity, cancelled } = filledOf(state);
  return quantity + cancelled >= state.ticket.quantity;
}

/** Where an order stands, by what has happened to it and never by the order it was heard in. Rule OR-20. */
export function orderStatus(state: OrderState): OrderStatus {
  const { ticket, lapsed, sending } = state;
  const { quantity, cancelled } = filledOf(state);
  if (reportOf(state, 'rejected') !== null) return 'rejected';
  if (lapsed !== null) return 'cancelled';
  if (quantity >= ticket.quantity) return 'filled';
  if (quantity + cancelled >= ticket.quantity) {
    return quantity > 0 ? 'part-cancelled' : 'cancelled';
  }
  if (sending === 'CAPTURED' || sending === 'HELD') return 'unsent';
  if (isCancelOpen(state)) return 'cancel-asked';
  if (quantity > 0) return 'part-filled';
  if (reportOf(state, 'accepted') !== null) return 'reported';
  return sending === 'QUEUED' ? 'queued' : 'sending';
}

/** Whether a cancellation was asked for and the market has not refused it since. */
export function isCancelOpen({ cancel, reports }: OrderState): boolean {
  if (cancel === null) return false;
  return !reports.some((report) => report.kind === 'cancel-refused' && report.at >= cancel.at);
}

/** The first report of a kind, or null. */
export function reportOf<Kind extends Report['kind']>(
  { reports }: Pick<OrderState, 'reports'>,
  kind: Kind,
): ReportOf<Kind> | null {
  const found = reports.find((report): report is ReportOf<Kind> => report.kind === kind);
  return found ?? null;
}
