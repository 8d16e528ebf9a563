import { Fault } from '../../../shared/errors.ts';
import { entryOf } from './admission.ts';
import { admit, newOrder, reject } from './admit.ts';
import type { Day } from './day.ts';
import { isSameOrder, type Submission } from './order.ts';
import { tell } from './tell.ts';

/**
 * Takes an order now; false for one that is known already, which is not taken again.
 *
 * @throws Fault COMMAND_ID_REUSED for another order under a number that is known
 */
export function submit(day: Day, submission: Submission): boolean {
  const known = day.ordersByClientId.get(submission.clientOrderId);
  if (known !== undefined) {
    if (isSameOrder(known, submission)) return false;
    throw new Fault('COMMAND_ID_REUSED', `order ${known.orderNo} of the simulated exchange`);
  }
  const order = newOrder(day, submission);
  const security = day.securities.get(order.security);
  if (security === undefined) {
    reject(day, order, 'UNKNOWN_SECURITY');
  } else if (entryOf(day, security, order.type, 'SUBMIT') === 'HELD') {
    day.held.push({ what: 'ORDER', orderNo: order.orderNo });
    tell(day, order.clientOrderId, { status: 'held', what: 'ORDER' });
  } else {
    admit(day, security, order);
  }
  return true;
}
