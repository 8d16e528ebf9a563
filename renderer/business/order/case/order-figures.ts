import type { OrderState } from '../../../../shared/business/order/order-events.ts';
import { filledOf } from '../../../../shared/business/order/order-status.ts';
import { settledOf } from '../../../../shared/business/order/settle.ts';
import { unitOf } from '../../../../shared/rulebook/trading/security.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import { amountOf } from '../../../../shared/rulebook/money/fees.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { decimalText } from '../../../../shared/values/decimal.ts';
import { figureAmount } from '../../../../shared/values/money.ts';

/** What an order has come to, in figures. */
export interface OrderFigures {
  readonly filledUnits: number;
  readonly cancelledUnits: number;
  /** Thousandths of a yuan, rounded; null before the first fill. */
  readonly averageMilli: number | null;
  readonly turnoverFen: number;
  readonly feesFen: number;
  /** Paid (negative) or brought. */
  readonly cashFen: number;
  readonly frozenFen: number;
  readonly frozenUnits: number;
}

/** The figures by its reports; null when the tables have no fees for its day. */
export function figuresOf(
  order: OrderState,
  tables: Pick<RuleTables, 'feeRates'>,
): OrderFigures | null {
  const settled = settledOf(order, tables);
  if (settled === null) return null;
  const { quantity, turnoverMilli, cancelled } = filledOf(order);
  const turnoverFen = quantity === 0 ? 0 : amountOf(turnoverMilli);
  const { side } = order.ticket;
  const cashFen = settled.totalFen;
  return {
    filledUnits: quantity,
    cancelledUnits: cancelled,
    averageMilli: quantity === 0 ? null : Math.round(turnoverMilli / quantity),
    turnoverFen,
    feesFen: side === 'BUY' ? -cashFen - turnoverFen : turnoverFen - cashFen,
    cashFen,
    frozenFen: settled.frozenFen,
    frozenUnits: settled.frozenUnits,
  };
}

/** The same as staff read them. */
export function figureLines(
  { ticket }: OrderState,
  figures: OrderFigures,
): readonly { readonly label: string; readonly value: string }[] {
  const count = (units: number) => `${figureCount(units)} ${unitOf(ticket.security)}`;
  const { averageMilli } = figures;
  return [
    { label: '委托数量', value: count(ticket.quantity) },
    { label: '成交数量', value: count(figures.filledUnits) },
    ...(figures.cancelledUnits === 0
      ? []
      : [{ label: '撤销数量', value: count(figures.cancelledUnits) }]),
    {
      label: '成交均价',
      value: averageMilli === null ? '—' : `${decimalText(averageMilli, 3, 3)} 元`,
    },
    { label: '成交金额', value: `${figureAmount(figures.turnoverFen)} 元` },
    { label: '已计费用', value: `${figureAmount(figures.feesFen)} 元` },
    ticket.side === 'BUY'
      ? { label: '冻结资金', value: `${figureAmount(figures.frozenFen)} 元` }
      : { label: '冻结数量', value: count(figures.frozenUnits) },
  ];
}
