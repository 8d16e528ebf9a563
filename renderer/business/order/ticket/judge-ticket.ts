import type { Refusal } from '../../../../shared/errors.ts';
import type { JudgedAt } from '../../../../shared/business/order/market-lines.ts';
import { orderLines } from '../../../../shared/business/order/order-checks.ts';
import {
  type OrderField,
  type OrderLine,
  orderLine,
} from '../../../../shared/business/order/order-line.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { TypedTicket } from './build-ticket.ts';
import type { Desk } from './desk.ts';

/** What a ticket is judged with while it is typed. */
interface Judging extends JudgedAt {
  readonly desk: Desk;
  /** Pages that count: without what was signed on a paper that says something else. */
  readonly evidence: readonly EvidenceRef[];
  readonly isVisited: boolean;
}

/**
 * Every check of a ticket: what is missing, the client's visit where a signed slip needs one, and the rules' own lines
 * wherever there is something to judge.
 */
export function judgeTicket(
  { ticket, missing }: TypedTicket,
  { desk, evidence, isVisited, ...judged }: Judging,
): readonly OrderLine[] {
  const lacking = [...missing].map(([field, message]) => orderLine(field, '', false, message));
  const { facts, pendingBuy } = desk;
  const lines = orderLines(ticket, { ...judged, facts, evidence, pendingBuy });
  const isCounted = !missing.has('price') && !missing.has('quantity');
  return inOrder([
    ...lacking,
    ...(ticket.instruction.way === 'SLIP' ? [visitLine(isVisited)] : []),
    // Money is counted by price and quantity: without either there is nothing to count.
    ...lines.filter(({ field, rule }) => !missing.has(field) && (isCounted || rule !== 'OR-12')),
  ]);
}

/** What is not met first. */
export function inOrder(lines: readonly OrderLine[]): readonly OrderLine[] {
  return [...lines.filter(({ met }) => !met), ...lines.filter(({ met }) => met)];
}

/** Reasons of a refusal as lines; what belongs to no field of the ticket is told of the client. */
export function asLines(refusals: readonly Refusal[]): readonly OrderLine[] {
  return refusals.map(({ rule, field, message }) =>
    orderLine(fields.find((one) => one === field) ?? 'client', rule, false, message),
  );
}

const fields: readonly OrderField[] = [
  'client',
  'account',
  'security',
  'type',
  'price',
  'quantity',
  'instruction',
  'warning',
];

/** Who signs is there: the client, or an agent. The journal judges by the visit itself. */
function visitLine(isVisited: boolean): OrderLine {
  return isVisited
    ? orderLine('client', '', true, '客户已核验到场。')
    : orderLine(
        'client',
        '',
        false,
        '签字委托须客户到场核验。请按 F7 核验,或将委托依据改为电话委托。',
      );
}
