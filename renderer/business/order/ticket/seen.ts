import { availableFen } from '../../../../shared/rulebook/money/funds.ts';
import { heldUnits } from '../../../../shared/rulebook/trading/position.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import type { Seen } from '../../../../shared/journal/entry.ts';
import type { Desk } from './desk.ts';

/** What the clerk saw of money, holding and market when the order was read back, each with its age. */
export function seenOf({ facts, funds, position }: Desk, { quote }: OrderTicket): readonly Seen[] {
  const seen: Seen[] = [];
  if (facts.funds !== null && funds !== null) {
    const value = { availableFen: availableFen(facts.funds), pendingActs: funds.pendingActs };
    seen.push({ what: 'funds', value, asOf: funds.asOf });
  }
  if (facts.position !== null && position !== null) {
    const { frozen } = facts.position;
    const value = { held: heldUnits(facts.position), frozen, pendingActs: position.pendingActs };
    seen.push({ what: 'position', value, asOf: position.asOf });
  }
  if (quote !== null) {
    const { security, lastMilli, source, at } = quote.statement;
    seen.push({ what: 'quote', value: { security, lastMilli, source }, asOf: at });
  }
  return seen;
}
