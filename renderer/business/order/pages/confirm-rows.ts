import { confirmLines } from '../../../../shared/business/order/decide-confirm.ts';
import type { JudgedAt } from '../../../../shared/business/order/market-lines.ts';
import type { Confirmation, OrderState } from '../../../../shared/business/order/order-events.ts';
import type { OrderLine } from '../../../../shared/business/order/order-line.ts';
import type { SignedQuote } from '../../../../shared/rulebook/trading/quote.ts';
import type { CounterStore } from '../../../data/types.ts';
import { hasExpired } from '../order-body.ts';
import { type Desk, readDesk } from '../ticket/desk.ts';
import { inOrder } from '../ticket/judge-ticket.ts';
import { type OrderRow, unsentOrders } from './order-rows.ts';

/** An instruction that was not sent, with what the client has now. */
export interface UnsentRow extends OrderRow {
  readonly order: OrderState;
  readonly desk: Desk;
}

/** Everything that waits for its client's word, or has lost its day without it. */
export async function unsentRows(store: CounterStore): Promise<readonly UnsentRow[]> {
  const rows = await unsentOrders(store);
  const read = await Promise.all(
    rows.map(async ({ order, ...row }): Promise<UnsentRow | null> => {
      if (order === null) return null;
      const { client, security } = row.ticket;
      const { clientNo, name, idNumber } = client;
      const whom = { clientNo, name, idKind: '', idNumber };
      return { ...row, order, desk: await readDesk(store, whom, security, row.caseId) };
    }),
  );
  return read.flatMap((row) => (row === null ? [] : [row]));
}

/** What may still become of an instruction: it waits, its day is over, or nothing but the client's word is missing. */
export type UnsentGroup = 'waiting' | 'expired';

export function groupOfUnsent({ order }: UnsentRow, today: string): UnsentGroup {
  return hasExpired(order, today) ? 'expired' : 'waiting';
}

/** The checks of sending it now, what is not met first. `confirmation` null: as if the client had agreed just now. */
export function linesNow(
  { order, desk }: UnsentRow,
  quote: SignedQuote,
  { day, ...judged }: JudgedAt,
  confirmation: Confirmation | null,
): readonly OrderLine[] {
  const agreed: Confirmation = {
    how: 'PRESENT',
    who: order.ticket.client.name,
    reference: '',
    at: judged.at,
  };
  const asked = { confirmation: confirmation ?? agreed, quote };
  const lines = confirmLines(asked, order, {
    ...judged,
    businessDate: day,
    orderFacts: desk.facts,
    pendingBuy: desk.pendingBuy,
  });
  return inOrder(lines);
}
