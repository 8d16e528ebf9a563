import { CaseState } from '../case.ts';
import type { FactRequest, Facts } from '../contract.ts';
import { positionKey } from '../../rulebook/trading/position.ts';
import { securityKey } from '../../rulebook/trading/security.ts';
import { OrderState } from './order-events.ts';
import { filledOf, isOver } from './order-status.ts';
import type { OrderTicket } from './ticket.ts';

/** Name of the business. */
export const orderName = 'order';

/** The key orders of one account, security and day are found by. */
export function holdingKey(
  { client, security }: Pick<OrderTicket, 'client' | 'security'>,
  day: string,
): string {
  return `${positionKey(client.capitalAccount, securityKey(security))}.${day}`;
}

/** The orders of a warned stock, where a cap counts what is still open. */
export function pendingBuyRequests(
  ticket: Pick<OrderTicket, 'client' | 'security' | 'side'>,
  day: string,
): readonly FactRequest[] {
  if (ticket.side === 'SELL' || ticket.security.status !== 'RISK_WARNING') return [];
  const value = holdingKey(ticket, day);
  return [{ name: 'orders', from: 'cases', business: orderName, by: 'holding', value }];
}

/** What other orders among the facts may still buy. */
export function pendingBuy(facts: Facts, caseId: string): number {
  let pending = 0;
  for (const { key, body } of facts['orders'] ?? []) {
    const state = key === caseId ? null : openOrder(body);
    if (state === null || state.ticket.side === 'SELL') continue;
    pending += state.ticket.quantity - filledOf(state).quantity;
  }
  return pending;
}

function openOrder(body: unknown): OrderState | null {
  const order = OrderState.safeParse(CaseState.safeParse(body).data?.body);
  return order.success && !isOver(order.data) ? order.data : null;
}
