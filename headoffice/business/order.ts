import { OrderEvent, OrderState } from '../../shared/business/order/order-events.ts';
import { filledOf, isCancelOpen, isOver } from '../../shared/business/order/order-status.ts';
import { orderName } from '../../shared/business/order/pending-buys.ts';
import { securityKey } from '../../shared/rulebook/trading/security.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import type { OutwardRequest } from '../outward/request.ts';
import type { BeforeSending, Lease, OwnCommand, Reaction } from '../reaction.ts';

/**
 * An order that is accepted goes to the market while its lease holds, recorded before it goes; otherwise it is held for
 * the client's confirmation. What the market makes of it comes with the reports.
 */
export const orderReaction: Reaction = {
  business: orderName,
  isLeased: true,
  outward(event, { body, caseId }, lease) {
    const state = OrderState.safeParse(body);
    const parsed = OrderEvent.safeParse(event);
    if (!state.success || !parsed.success) return null;
    switch (parsed.data.type) {
      case 'OrderPlaced':
        return state.data.ticket.mode === 'SEND' ? sendRequest(state.data, caseId, lease) : null;
      case 'OrderConfirmed':
        return sendRequest(state.data, caseId, lease);
      case 'CancelAsked':
        return { kind: 'cancel-order', orderId: caseId };
      case 'OrderHeld':
      case 'OrderLapsed':
      case 'OrderForwarded':
      case 'ReportsRecorded':
        return null;
    }
  },
  beforeSending(request, { state: { body }, now, begunDay }) {
    if (request.kind !== 'send-order') return { way: 'go' };
    const state = OrderState.parse(body);
    if (isOver(state) || state.sending === 'HELD' || state.sending === 'CAPTURED') {
      return { way: 'drop' };
    }
    if (isCancelOpen(state)) {
      return state.sending === 'FORWARDED' ? hold('报送前客户已申请撤单。') : { way: 'drop' };
    }
    if (begunDay < beijingDate(now)) return hold('总部尚未完成日切,须向客户再次确认后报送。');
    const { leaseUntil } = request;
    if (leaseUntil === null) return hold('提交时没有与总部联网,须向客户再次确认后报送。');
    return now <= leaseUntil
      ? { way: 'first', command: { type: 'ForwardOrder', version: 1, data: {} } }
      : hold('到达总部时已超过报送时限,须向客户再次确认后报送。');
  },
  async answered({ state }, exchanged, { now }): Promise<OwnCommand | 'nothing' | null> {
    if (exchanged.with !== 'market') throw new Error('an order asks only the market');
    const { request, answer } = exchanged;
    const known = OrderState.parse(state.body);
    if (request.kind === 'send-order' || answer.status === 'taken' || isOver(known)) {
      return await Promise.resolve('nothing');
    }
    // It is on its way, or held again by whoever was to send it: both are known after a while.
    if (known.sending === 'FORWARDED') return null;
    // Asked back before it went: the market never got it, and never will.
    const { quantity } = known.ticket;
    const left = quantity - filledOf(known).quantity;
    const report = { kind: 'cancelled', no: `unsent-${state.caseId}`, at: now } as const;
    const data = { reports: [{ ...report, quantity: left, by: 'client' as const }] };
    return { type: 'RecordReports', version: 1, data };
  },
};

function hold(reason: string): BeforeSending {
  return { way: 'instead', command: { type: 'HoldOrder', version: 1, data: { reason } } };
}

function sendRequest({ ticket }: OrderState, orderId: string, { until }: Lease): OutwardRequest {
  const { account, security, side, type, priceMilli, quantity } = ticket;
  return {
    kind: 'send-order',
    orderId,
    leaseUntil: until,
    account,
    security: securityKey(security),
    side,
    type,
    priceMilli,
    quantity,
  };
}
