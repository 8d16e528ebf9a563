import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import {
  filledOf,
  orderStatus,
  orderStatusWords,
} from '../../../../shared/business/order/order-status.ts';
import { orderName } from '../../../../shared/business/order/pending-buys.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { type Stage, stageWords } from '../../../../shared/business/stage.ts';
import type { CaseDetail, CaseRow, CounterStore } from '../../../data/types.ts';
import { orderIn } from '../order-body.ts';
import { ticketIn } from '../ticket/order-fields.ts';

/** An order as lists have it. `order` null: not placed yet, it waits for somebody's approval or was returned. */
export interface OrderRow {
  readonly caseId: string;
  readonly business: string;
  readonly detail: CaseDetail;
  readonly ticket: OrderTicket;
  readonly order: OrderState | null;
}

/** The orders of the business date this counter knows of. */
export async function ordersOfDay(store: CounterStore): Promise<readonly OrderRow[]> {
  const businessDate = store.businessDate();
  return await orderRows(store, await store.cases({ business: orderName, businessDate }));
}

/** Placed orders that were never sent, of whatever day. */
export async function unsentOrders(store: CounterStore): Promise<readonly OrderRow[]> {
  const open = await store.cases({ business: orderName, stages: ['accepted'] });
  const rows = await orderRows(store, open);
  return rows.filter(({ order }) => order !== null && orderStatus(order) === 'unsent');
}

async function orderRows(
  store: CounterStore,
  rows: readonly CaseRow[],
): Promise<readonly OrderRow[]> {
  const details = await Promise.all(rows.map(({ caseId }) => store.caseById(caseId)));
  return details.flatMap((detail) => {
    const ticket = detail === null ? null : ticketIn(detail.shown.command.data);
    if (detail === null || ticket === null) return [];
    const { caseId, business, shown } = detail;
    return [{ caseId, business, detail, ticket, order: orderIn(shown) }];
  });
}

/** Groups of state, answered by their digit. */
export const orderGroups = ['all', 'unsent', 'open', 'filled', 'ended'] as const;
/** One of them. */
export type OrderGroup = (typeof orderGroups)[number];

/** The groups as staff read them. */
export const groupWords: Readonly<Record<OrderGroup, string>> = {
  all: '全部',
  unsent: '未报',
  open: '在途',
  filled: '已成',
  ended: '撤废',
};

/** The group an order is in; one that is not placed yet is not sent either. */
export function groupOf({ order, detail }: OrderRow): Exclude<OrderGroup, 'all'> {
  if (order === null) return detail.stage === 'withdrawn' ? 'ended' : 'unsent';
  switch (orderStatus(order)) {
    case 'unsent':
      return 'unsent';
    case 'queued':
    case 'sending':
    case 'reported':
    case 'part-filled':
    case 'cancel-asked':
      return 'open';
    case 'filled':
      return 'filled';
    case 'part-cancelled':
    case 'cancelled':
    case 'rejected':
      return 'ended';
  }
}

/** An order's state in the trade's word; before it is placed that of its case. */
export function stateWords({ order, detail }: OrderRow): string {
  const stages: Readonly<Record<Stage, string>> = stageWords;
  return order === null ? stages[detail.stage] : orderStatusWords[orderStatus(order)];
}

/** How much of an order is filled, and at which price on average in thousandths. */
export function fillOf({ order }: OrderRow): {
  readonly quantity: number;
  readonly turnoverMilli: number;
  readonly averageMilli: number | null;
} {
  const { quantity, turnoverMilli } = order === null ? nothingFilled : filledOf(order);
  const averageMilli = quantity === 0 ? null : Math.round(turnoverMilli / quantity);
  return { quantity, turnoverMilli, averageMilli };
}

const nothingFilled = { quantity: 0, turnoverMilli: 0 };
