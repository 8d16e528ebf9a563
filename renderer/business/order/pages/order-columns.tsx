import { securityPrice } from '../../../../shared/rulebook/trading/security.ts';
import { ticketTypeWords } from '../../../../shared/business/order/ticket.ts';
import { mask } from '../../../../shared/rulebook/identity/mask.ts';
import { sideNames } from '../../../../shared/rulebook/trading/side.ts';
import { beijingClock } from '../../../../shared/values/dates.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { decimalText } from '../../../../shared/values/decimal.ts';
import type { Column } from '../../../ui/DataTable.tsx';
import { fillOf, groupOf, type OrderRow, stateWords } from './order-rows.ts';

/** A price as ordered: that of the ticket, or the kind of market order. */
export function orderedPrice({ ticket }: OrderRow): string {
  const { priceMilli, security, type } = ticket;
  return priceMilli === null ? ticketTypeWords[type] : securityPrice(priceMilli, security);
}

export const stateColumn: Column<OrderRow> = {
  key: 'state',
  title: '状态',
  width: 92,
  cell: (row) => <span className={`gt-order-group-${groupOf(row)}`}>{stateWords(row)}</span>,
  sortBy: stateWords,
};

export const clientColumn: Column<OrderRow> = {
  key: 'client',
  title: '客户',
  width: 84,
  cell: ({ ticket }) => mask('NAME', ticket.client.name),
  sortBy: ({ ticket }) => ticket.client.name,
};

export const sideColumn: Column<OrderRow> = {
  key: 'side',
  title: '方向',
  width: 60,
  cell: ({ ticket: { side } }) => (
    <span className={side === 'BUY' ? 'gt-buy' : 'gt-sell'}>{sideNames[side]}</span>
  ),
  sortBy: ({ ticket }) => ticket.side,
};

export const securityColumn: Column<OrderRow> = {
  key: 'security',
  title: '证券',
  cell: ({ ticket: { security } }) => `${security.code} ${security.name}`,
  sortBy: ({ ticket }) => ticket.security.code,
};

export const quantityColumn: Column<OrderRow> = {
  key: 'quantity',
  title: '数量',
  width: 92,
  align: 'right',
  tabular: true,
  cell: ({ ticket }) => figureCount(ticket.quantity),
  sortBy: ({ ticket }) => ticket.quantity,
};

export const priceColumn: Column<OrderRow> = {
  key: 'price',
  title: '委托价',
  width: 92,
  align: 'right',
  tabular: true,
  cell: orderedPrice,
  sortBy: ({ ticket }) => ticket.priceMilli ?? 0,
};

export const atColumn: Column<OrderRow> = {
  key: 'at',
  title: '时间',
  width: 84,
  tabular: true,
  cell: ({ detail }) => beijingClock(detail.at),
  sortBy: ({ detail }) => detail.at,
};

/** The columns of 2004. */
export const orderColumns: readonly Column<OrderRow>[] = [
  stateColumn,
  atColumn,
  {
    key: 'serial',
    title: '流水号',
    width: 148,
    tabular: true,
    cell: ({ detail }) => detail.serial,
    sortBy: ({ detail }) => detail.serial,
  },
  clientColumn,
  sideColumn,
  securityColumn,
  priceColumn,
  quantityColumn,
  {
    key: 'filled',
    title: '成交',
    width: 92,
    align: 'right',
    tabular: true,
    cell: (row) => figureCount(fillOf(row).quantity),
    sortBy: (row) => fillOf(row).quantity,
  },
  {
    key: 'average',
    title: '均价',
    width: 92,
    align: 'right',
    tabular: true,
    cell: (row) => averageOf(row),
    sortBy: (row) => fillOf(row).averageMilli ?? 0,
  },
  {
    key: 'maker',
    title: '经办',
    width: 76,
    tabular: true,
    cell: ({ detail }) => detail.maker,
    sortBy: ({ detail }) => detail.maker,
  },
];

function averageOf(row: OrderRow): string {
  const { averageMilli } = fillOf(row);
  return averageMilli === null ? '—' : decimalText(averageMilli, 3, 3);
}
