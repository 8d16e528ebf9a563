import type { ReportOf } from '../../../../shared/business/order/reports.ts';
import { amountOf } from '../../../../shared/rulebook/money/fees.ts';
import { fillsOf } from '../case/fills.ts';
import type { OrderRow } from './order-rows.ts';

/** A fill with its order. */
export interface FillRow extends OrderRow {
  readonly fill: ReportOf<'filled'>;
}

/** Every fill of these orders. */
export function fillRows(orders: readonly OrderRow[]): readonly FillRow[] {
  return orders.flatMap((row): readonly FillRow[] =>
    row.order === null ? [] : fillsOf(row.order).map((fill) => ({ ...row, fill })),
  );
}

/** What a fill came to, in fen. */
export function fillFen({ fill }: FillRow): number {
  return amountOf(fill.priceMilli * fill.quantity);
}
