import { Fault } from '../../../shared/errors.ts';
import { entryOf } from './admission.ts';
import { admit, newOrder, reject } from './admit.ts';
import type { Day, SecurityDay } from './day.ts';
import { isHalted } from './halt.ts';
import { isSameOrder, type Order, type Submission } from './order.ts';
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
  if (security === undefined) reject(day, order, 'UNKNOWN_SECURITY');
  else receive(day, security, order);
  return true;
}

function receive(day: Day, security: SecurityDay, order: Order): void {
  if (isHalted(day, security)) return reject(day, order, 'HALTED');
  switch (entryOf(day, security, order.type, 'SUBMIT')) {
    case 'REFUSED':
      return reject(day, order, 'PHASE_NOT_ACCEPTING');
    case 'HELD':
      day.held.push({ what: 'ORDER', orderNo: order.orderNo });
      return tell(day, order.clientOrderId, { status: 'held', what: 'ORDER' });
    case 'ACCEPTED':
      return admit(day, security, order);
  }
}
