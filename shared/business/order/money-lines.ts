import { availableFen } from '../../rulebook/money/funds.ts';
import { explainRiskWarningCap } from '../../rulebook/trading/risk-warning-cap.ts';
import { figureAmount } from '../../values/money.ts';
import type { JudgedAt } from './market-lines.ts';
import type { OrderFacts } from './order-facts.ts';
import { linesAt, type OrderLine, orderLine } from './order-line.ts';
import type { OrderTicket } from './ticket.ts';

/** Whether the money is there for a purchase; `freezeFen` null: it cannot be counted yet. Rule OR-12 (docs/rules.md). */
export function fundsLines(
  { side }: Pick<OrderTicket, 'side'>,
  freezeFen: number | null,
  { funds }: Pick<OrderFacts, 'funds'>,
): readonly OrderLine[] {
  if (side === 'SELL') return [];
  if (funds === null) {
    const message = '没有该资金账户的资金登记,不能买入。请联系总部核对。';
    return [orderLine('client', 'OR-12', false, message)];
  }
  if (freezeFen === null) return [];
  const available = availableFen(funds);
  const [needed, there] = [figureAmount(freezeFen), figureAmount(available)];
  const line = { field: 'quantity', rule: 'OR-12', figure: needed, limit: there } as const;
  return freezeFen <= available
    ? [{ ...line, met: true, message: `需冻结 ${needed},可用 ${there}。` }]
    : [
        {
          ...line,
          met: false,
          message: `资金不足:需冻结 ${needed}(含费用),可用 ${there},差 ${figureAmount(freezeFen - available)}。请减少数量或先转入资金。`,
        },
      ];
}

/** The day's cap on a warned stock; what is bought and ordered already counts. Rules RW-1 to RW-3. */
export function capLines(
  { side, security, quantity }: OrderTicket,
  { position }: Pick<OrderFacts, 'position'>,
  pendingBuy: number,
  { day, tables }: JudgedAt,
): readonly OrderLine[] {
  if (side === 'SELL' || security.status !== 'RISK_WARNING') return [];
  return linesAt(
    'quantity',
    explainRiskWarningCap(
      {
        board: security.board,
        date: day,
        boughtToday: position?.bought ?? 0,
        pendingBuy,
        orderShares: quantity,
      },
      tables,
    ),
  );
}
