import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { endOf } from '../order-body.ts';
import type { Recorded } from '../recorded.ts';
import { CancelDialog } from './CancelDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

/** F6 on an order: 撤单 once it is on its way, 取消登记 while it was never sent, 撤回 while nobody has agreed to it. */
export function EndDialog({
  detail,
  order,
  onRecorded,
  onClose,
}: {
  readonly detail: CaseDetail;
  /** Null before it was placed. */
  readonly order: OrderState | null;
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onClose: () => void;
}) {
  const shared = { detail, onRecorded, onClose };
  if (order === null) return <ReasonDialog command="Withdraw" {...shared} />;
  return endOf(order) === 'lapse' ? (
    <ReasonDialog command="LapseOrder" {...shared} />
  ) : (
    <CancelDialog order={order} {...shared} />
  );
}
