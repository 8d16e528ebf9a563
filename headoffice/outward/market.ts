import type { Office } from '../office.ts';
import type { CancelOrder, MarketAnswer, SendOrder } from './order-request.ts';
import type { OutwardService } from './service.ts';

/**
 * The market as the outbox asks it: an order that is there is not sent again, and what becomes of it comes with the
 * reports. A cancellation may be asked for again without harm.
 */
export function marketService({
  gateway,
}: Office): OutwardService<SendOrder | CancelOrder, MarketAnswer> {
  const cancelled = new Map<string, MarketAnswer>();
  return {
    async lookup(externalId, request) {
      if (request.kind === 'cancel-order') {
        const answer = cancelled.get(externalId);
        return answer === undefined ? { status: 'unknown' } : { status: 'answered', answer };
      }
      return (await gateway.knows(request.orderId))
        ? { status: 'answered', answer: { status: 'taken' } }
        : { status: 'unknown' };
    },
    async submit(externalId, request) {
      if (request.kind === 'send-order') {
        const { kind: _, leaseUntil: __, ...order } = request;
        await gateway.submit(order);
        return;
      }
      const isKnown = await gateway.cancel(request.orderId);
      cancelled.set(externalId, { status: isKnown ? 'taken' : 'unknown' });
    },
  };
}
