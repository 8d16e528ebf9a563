import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { securityPrice } from '../../../../shared/rulebook/trading/security.ts';
import { mask } from '../../../../shared/rulebook/identity/mask.ts';
import { sideNames } from '../../../../shared/rulebook/trading/side.ts';
import { beijingDateTime } from '../../../../shared/values/dates.ts';
import { decimalText } from '../../../../shared/values/decimal.ts';
import { orderedPrice } from './order-columns.tsx';
import { type FillRow, fillFen } from './fill-rows.ts';
import { fillOf, type OrderRow, stateWords } from './order-rows.ts';

/** Whose order it is, and of what; clients are masked on paper and in a file too. */
const whatTitles = ['客户', '方向', '证券代码', '证券名称'] as const;

function whatCells({ client, side, security }: OrderTicket): readonly string[] {
  return [mask('NAME', client.name), sideNames[side], security.code, security.name];
}

/** What a line of the day's orders says on paper and in a file. */
export const orderTitles = [
  '时间',
  '流水号',
  ...whatTitles,
  '委托价',
  '委托数量',
  '成交数量',
  '成交均价',
  '状态',
  '经办',
] as const;

export function orderCells(row: OrderRow): readonly string[] {
  const { detail, ticket } = row;
  const { quantity, averageMilli } = fillOf(row);
  return [
    beijingDateTime(detail.at),
    detail.serial,
    ...whatCells(ticket),
    orderedPrice(row),
    String(ticket.quantity),
    String(quantity),
    averageMilli === null ? '' : decimalText(averageMilli, 3, 3),
    stateWords(row),
    detail.maker,
  ];
}

/** The same of the day's fills. */
export const fillTitles = [
  '成交时间',
  '成交编号',
  ...whatTitles,
  '成交价',
  '成交数量',
  '成交金额',
  '委托流水号',
] as const;

export function fillCells(row: FillRow): readonly string[] {
  const { fill, ticket, detail } = row;
  return [
    beijingDateTime(fill.at),
    fill.tradeNo,
    ...whatCells(ticket),
    securityPrice(fill.priceMilli, ticket.security),
    String(fill.quantity),
    decimalText(fillFen(row), 2),
    detail.serial,
  ];
}
