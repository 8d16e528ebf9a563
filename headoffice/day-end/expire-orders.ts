import { OrderState } from '../../shared/business/order/order-events.ts';
import { orderName } from '../../shared/business/order/pending-buys.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { performAct, stepId } from '../lane/act.ts';
import type { Office } from '../office.ts';

const ordersAtOnce = 500;

/**
 * Ends the orders of a day that were never sent, once their day is over: what they froze is free again. Orders on the
 * market end by its reports. An act that is refused was too early, or came too late.
 */
export async function expireOrders(office: Office): Promise<void> {
  const open = await office.db.query<{ branch: string; case_id: string; state: string }>(
    `select branch, case_id, state from cases
     where business = $1 and stage = 'accepted' and business_date <= $2
     order by business_date, case_id limit $3`,
    [orderName, beijingDate(office.clock()), ordersAtOnce],
  );
  for (const { branch, case_id: caseId, state } of open) {
    if (!isUnsent(state)) continue;
    const command = {
      id: stepId(office.suite, caseId, `expire:${beijingDate(office.clock())}`),
      type: 'ExpireOrder',
      version: 1,
      data: {},
    };
    await performAct(office, branch, { business: orderName, caseId, command });
  }
}

/** Never sent, and nothing under way that would send it. */
function isUnsent(state: string): boolean {
  // Written by the lane as a case's state.
  const { body } = JSON.parse(state) as { readonly body: unknown };
  const order = OrderState.safeParse(body);
  return order.success && order.data.forwardedAt === null && order.data.sending !== 'QUEUED';
}
