import { explainBuyFreeze } from '../../rulebook/money/buy-freeze.ts';
import type { EvidenceRef } from '../../safeguards/evidence.ts';
import { accountLines } from './account-lines.ts';
import { instructionLines, isSigned, orderPapers } from './instruction-lines.ts';
import {
  countedPrice,
  entryLines,
  type JudgedAt,
  priceLines,
  quantityLines,
  securityLines,
} from './market-lines.ts';
import { capLines, fundsLines } from './money-lines.ts';
import type { OrderFacts } from './order-facts.ts';
import type { OrderLine } from './order-line.ts';
import { permissionLines, suitabilityLines } from './permission-lines.ts';
import { termsOf } from './settle.ts';
import type { OrderTicket } from './ticket.ts';

/** What an order is judged with beside its ticket. */
export interface OrderJudged extends JudgedAt {
  readonly facts: OrderFacts;
  readonly evidence: readonly EvidenceRef[];
  /** Ordered of this security by this client and neither filled nor over. */
  readonly pendingBuy: number;
}

/** Every check of an order, met or not, each at its field: what the form shows and what decides. */
export function orderLines(ticket: OrderTicket, judged: OrderJudged): readonly OrderLine[] {
  const { facts, evidence, pendingBuy, day, at, tables } = judged;
  const { client } = facts;
  const isWarned = isSigned(evidence, orderPapers.warning);
  return [
    ...accountLines(ticket, client),
    ...securityLines(ticket, facts.security, judged),
    ...(client === null
      ? []
      : [
          ...permissionLines(ticket, client),
          ...suitabilityLines(ticket, client, { day, tables, isWarned }),
        ]),
    ...entryLines(ticket, judged),
    ...priceLines(ticket, judged),
    ...quantityLines(ticket, facts, judged),
    ...capLines(ticket, facts, pendingBuy, judged),
    ...fundsLines(ticket, freezeOf(ticket, judged), facts),
    ...instructionLines(ticket.instruction, evidence, at),
  ];
}

/** What is frozen for a purchase, in fen; 0 for a sale, null while it cannot be counted. Rule FZ-1. */
export function freezeOf(
  ticket: OrderTicket,
  { day, tables }: Pick<JudgedAt, 'day' | 'tables'>,
): number | null {
  if (ticket.side === 'SELL') return 0;
  const limitPriceMilli = countedPrice(ticket, day, tables);
  if (limitPriceMilli === null) return null;
  const { security, quantity, commission } = ticket;
  const freeze = explainBuyFreeze(
    {
      board: security.board,
      limitPriceMilli,
      quantity,
      terms: termsOf(commission),
      date: day,
    },
    tables,
  );
  return freeze.found ? freeze.answer : null;
}
