import { orderFacts } from '../../../../shared/business/order/order-facts.ts';
import type { OrderField, OrderLine } from '../../../../shared/business/order/order-line.ts';
import { orderLines } from '../../../../shared/business/order/order-checks.ts';
import { pendingBuy } from '../../../../shared/business/order/pending-buys.ts';
import type { Facts } from '../../../../shared/business/contract.ts';
import type { JudgedAt } from '../../../../shared/business/order/market-lines.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { ReadTicket } from './read-ticket.ts';

/** What a ticket is judged with while it is typed. */
export interface Judging extends JudgedAt {
  readonly facts: Facts;
  /** Without papers that do not hold any more. */
  readonly evidence: readonly EvidenceRef[];
  readonly caseId: string;
}

/** Every check of a ticket, what is missing first, then what is not met, then what is. */
export function judgeTicket({ draft, missing }: ReadTicket, judging: Judging): readonly OrderLine[] {
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
  const lacking = fields.flatMap((field): OrderLine[] => {
    const message = missing[field];
    return message === undefined ? [] : [{ field, rule: '', met: false, message }];
  });
  if (draft === null) return lacking;
  const { facts, caseId, evidence, ...judged } = judging;
  const lines = orderLines(draft, {
    ...judged,
    facts: orderFacts(facts),
    evidence,
    pendingBuy: pendingBuy(facts, caseId),
  }).filter(({ field, rule }) => missing[field] === undefined && mayJudge(rule, missing));
  return [...lacking, ...lines.filter(({ met }) => !met), ...lines.filter(({ met }) => met)];
}

/** Money is counted by price and quantity: without either there is nothing to count. */
function mayJudge(rule: string, missing: ReadTicket['missing']): boolean {
  return rule !== 'OR-12' || (missing.price === undefined && missing.quantity === undefined);
}

/** What is told at a field: the first line that is not met, or null. */
export function messageIn(lines: readonly OrderLine[], field: OrderField): string | null {
  return lines.find((line) => line.field === field && !line.met)?.message ?? null;
}
