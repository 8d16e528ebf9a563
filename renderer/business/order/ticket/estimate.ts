import { countedPrice } from '../../../../shared/business/order/market-lines.ts';
import { freezeOf } from '../../../../shared/business/order/order-checks.ts';
import { feesAt } from '../../../../shared/business/order/settle.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';

/** What an order comes to if all of it is filled at its price; null while it cannot be counted. */
export interface Estimate {
  readonly amountFen: number;
  readonly feesFen: number;
  /** Frozen for a purchase, 0 for a sale. */
  readonly freezeFen: number;
  /** Paid (negative) or brought. */
  readonly cashFen: number;
  readonly parts: readonly { readonly label: string; readonly fen: number }[];
}

/** The fees and the cash of a ticket that has a price. */
export function estimateOf(
  ticket: OrderTicket,
  at: { readonly day: string; readonly tables: RuleTables },
): Estimate | null {
  const priceMilli = countedPrice(ticket, at.day, at.tables);
  const freezeFen = freezeOf(ticket, at);
  if (priceMilli === null || freezeFen === null) return null;
  const fees = feesAt(ticket, priceMilli, at.day, at.tables);
  if (!fees.found) return null;
  const { amount, commission, stamp, transfer, total, cash } = fees.answer;
  return {
    amountFen: amount,
    feesFen: total,
    freezeFen,
    cashFen: cash,
    parts: [
      { label: '佣金', fen: commission },
      { label: '印花税', fen: stamp },
      { label: '过户费', fen: transfer },
    ],
  };
}
