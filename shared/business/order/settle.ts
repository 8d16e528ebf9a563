import { feeRowsOn } from '../../rulebook/money/fee-rates.ts';
import { explainFees } from '../../rulebook/money/explain-fees.ts';
import { amountOf, type Fees, feesOf } from '../../rulebook/money/fees.ts';
import type { CommissionTerms } from '../../rulebook/money/commission-contract.ts';
import { feeRatesOf } from '../../rulebook/money/prepared-rates.ts';
import type { Explained } from '../../rulebook/explain.ts';
import type { RuleTables } from '../../rulebook/tables.ts';
import { exact } from '../../values/exact.ts';
import type { OrderState, Settled } from './order-events.ts';
import { filledOf, isOver } from './order-status.ts';
import type { OrderTicket, TicketCommission } from './ticket.ts';

type FeeTables = Pick<RuleTables, 'feeRates'>;

/** Commission terms as the fee rules ask for them. */
export function termsOf({ ratePerMillion, minimumFen, mode }: TicketCommission): CommissionTerms {
  return { rate: { numerator: ratePerMillion, denominator: 1_000_000 }, minimumFen, mode };
}

/** The fees of an order if all of it were filled at a price, and how each came about. */
export function feesAt(
  { security, side, quantity, commission }: OrderTicket,
  priceMilli: number,
  day: string,
  tables: FeeTables,
): Explained<Readonly<Fees>> {
  const { board } = security;
  const turnoverMilli = exact(priceMilli * quantity);
  const terms = termsOf(commission);
  return explainFees({ board, side, turnoverMilli, terms, date: day }, tables);
}

/** Nothing moved, nothing held. */
export const nothingSettled: Settled = {
  frozenFen: 0,
  frozenUnits: 0,
  totalFen: 0,
  unsettledSaleFen: 0,
  boughtUnits: 0,
  soldUnits: 0,
  costFen: 0,
};

/**
 * What an order has done to money and shares by its reports, and what it still holds: a purchase keeps frozen what it
 * has not paid until it is over; a sale frees its shares as they go, and its fees never exceed what it brought. Null
 * when the tables have no fees for its day. Rules OR-22, OR-23 (docs/rules.md).
 */
export function settledOf(state: OrderState, { feeRates }: FeeTables): Settled | null {
  const { ticket, day, freezeFen } = state;
  const { board } = ticket.security;
  const rows = feeRowsOn(feeRates, board, day);
  if (!rows.found) return null;
  const { quantity, turnoverMilli } = filledOf(state);
  const rates = feeRatesOf(rows.rows, ticket.side, termsOf(ticket.commission));
  const cash = quantity === 0 ? 0 : feesOf(rates, amountOf(turnoverMilli)).cash;
  const over = isOver(state);
  if (ticket.side === 'BUY') {
    return {
      ...nothingSettled,
      frozenFen: over ? 0 : exact(freezeFen + cash),
      totalFen: cash,
      boughtUnits: quantity,
      costFen: 0 - cash,
    };
  }
  const brought = Math.max(0, cash);
  return {
    ...nothingSettled,
    frozenUnits: over ? 0 : ticket.quantity - quantity,
    totalFen: brought,
    unsettledSaleFen: brought,
    soldUnits: quantity,
    costFen: 0 - brought,
  };
}

/** What changed between two of them. */
export function movesBetween(before: Settled, after: Settled): Settled {
  return {
    frozenFen: after.frozenFen - before.frozenFen,
    frozenUnits: after.frozenUnits - before.frozenUnits,
    totalFen: after.totalFen - before.totalFen,
    unsettledSaleFen: after.unsettledSaleFen - before.unsettledSaleFen,
    boughtUnits: after.boughtUnits - before.boughtUnits,
    soldUnits: after.soldUnits - before.soldUnits,
    costFen: after.costFen - before.costFen,
  };
}
