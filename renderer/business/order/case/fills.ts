import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import type { ReportOf } from '../../../../shared/business/order/reports.ts';

/** The fills of an order, oldest first. */
export function fillsOf({ reports }: Pick<OrderState, 'reports'>): readonly ReportOf<'filled'>[] {
  return reports
    .filter((report): report is ReportOf<'filled'> => report.kind === 'filled')
    .toSorted((a, b) => a.at - b.at);
}
