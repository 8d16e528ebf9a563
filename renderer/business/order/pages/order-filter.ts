import type { Side } from '../../../../shared/rulebook/trading/side.ts';
import { findSecurities, listSecurities } from '../../../market/find-securities.ts';
import { fillOf, groupOf, type OrderGroup, type OrderRow } from './order-rows.ts';

/** What a list of orders is narrowed to. */
export interface OrderFilter {
  readonly group: OrderGroup;
  readonly side: Side | 'all';
  /** Code, name or initials of a security as typed; empty: any. */
  readonly security: string;
  /** Only this client's, by number; null: everybody's. */
  readonly clientNo: string | null;
}

/** The orders a filter lets through, whatever their group: what each group counts. */
export function beside(
  rows: readonly OrderRow[],
  { side, security, clientNo }: Omit<OrderFilter, 'group'>,
): readonly OrderRow[] {
  const typed = security.trim();
  return rows.filter(
    ({ ticket }) =>
      (side === 'all' || ticket.side === side) &&
      (clientNo === null || ticket.client.clientNo === clientNo) &&
      (typed === '' || findSecurities(listSecurities([ticket.security]), typed, 1).length > 0),
  );
}

/** Those of one group. */
export function inGroup(rows: readonly OrderRow[], group: OrderGroup): readonly OrderRow[] {
  return group === 'all' ? rows : rows.filter((row) => groupOf(row) === group);
}

/** What a list adds up to, in fen: filled on either side, and what is still frozen. */
export interface OrderTotals {
  readonly boughtFen: number;
  readonly soldFen: number;
  readonly frozenFen: number;
}

export function totalsOf(rows: readonly OrderRow[]): OrderTotals {
  let [boughtFen, soldFen, frozenFen] = [0, 0, 0];
  for (const row of rows) {
    const fen = Math.round(fillOf(row).turnoverMilli / 10);
    if (row.ticket.side === 'BUY') boughtFen += fen;
    else soldFen += fen;
    frozenFen += row.order?.settled.frozenFen ?? 0;
  }
  return { boughtFen, soldFen, frozenFen };
}
