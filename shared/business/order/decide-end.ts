import type { Refusal } from '../../errors.ts';
import { rowOn } from '../../rulebook/dated-table.ts';
import type { RuleTables } from '../../rulebook/tables.ts';
import { explainOrderEntry } from '../../rulebook/trading/order-entry.ts';
import { securityKey } from '../../rulebook/trading/security.ts';
import type { EvidenceRef } from '../../safeguards/evidence.ts';
import { beijingClock, beijingDate } from '../../values/dates.ts';
import type { DecideContext } from '../contract.ts';
import { evolveOrder } from './evolve-order.ts';
import { instructionLines } from './instruction-lines.ts';
import type { OrderEvent, OrderState } from './order-events.ts';
import { linesAt, refusalsIn } from './order-line.ts';
import { filledOf, isOver, orderStatus } from './order-status.ts';
import type { Report } from './reports.ts';
import { movesBetween, nothingSettled, settledOf } from './settle.ts';
import type { Instruction } from './ticket.ts';

type Outcome = readonly Refusal[] | readonly OrderEvent[];

/** An instruction that was never sent ends at once, and lets go what it froze. Rule OR-18 (docs/rules.md). */
export function decideLapse(
  { by, reason }: { readonly by: 'client' | 'day-end'; readonly reason: string },
  state: OrderState | null,
  { at, businessDate, tables }: DecideContext,
): Outcome {
  const mayEnd =
    state !== null && by === 'day-end'
      ? !isOver(state) && state.forwardedAt === null
      : state !== null && orderStatus(state) === 'unsent';
  if (state === null || !mayEnd) {
    return [{ rule: 'OR-18', message: '该委托已经报送或已经结束,不能取消登记。已报送的请撤单。' }];
  }
  const isToday = state.day >= businessDate && !isDayOver(state, at, tables);
  if (by === 'day-end' && isToday) {
    return [{ rule: 'OR-18', message: '该委托当日仍有效。' }];
  }
  const moves = movesBetween(state.settled, nothingSettled);
  const data = { by, reason, at, settled: nothingSettled, moves, holding: holdingOf(state) };
  return [{ type: 'OrderLapsed', data }];
}

/** Whether the last phase of an order's day is over on its board. */
function isDayOver(
  { ticket, day }: OrderState,
  at: number,
  { tradingPhases }: RuleTables,
): boolean {
  const found = rowOn(tradingPhases, day, { board: ticket.security.board });
  const last = found.found ? found.row.phases.at(-1) : undefined;
  return last !== undefined && beijingDate(at) >= day && beijingClock(at) >= `${last.to}:00`;
}

/** A sent order is only asked back: whether it comes is the market's word. Rules OR-19, PH-3 (docs/rules.md). */
export function decideCancel(
  {
    instruction,
    evidence,
  }: { readonly instruction: Instruction; readonly evidence: readonly EvidenceRef[] },
  state: OrderState | null,
  { at, businessDate, tables }: DecideContext,
): Outcome {
  const status = state === null ? null : orderStatus(state);
  if (state === null || isOver(state)) {
    return [{ rule: 'OR-19', message: '该委托已经结束,没有可撤的数量。' }];
  }
  if (status === 'unsent') {
    return [{ rule: 'OR-19', message: '该委托尚未报送,不需撤单,请按取消登记。' }];
  }
  if (status === 'cancel-asked') {
    return [{ rule: 'OR-19', message: '该委托的撤单已经申请,正在等待交易所回报。' }];
  }
  const { market, board } = state.ticket.security;
  const taken = explainOrderEntry(
    {
      market,
      board,
      date: businessDate,
      time: beijingClock(at),
      order: 'AUCTION',
      action: 'CANCEL',
    },
    tables,
  );
  const refusals = refusalsIn([
    ...linesAt('type', taken),
    ...instructionLines(instruction, evidence, at),
  ]);
  return refusals.length > 0 ? refusals : [{ type: 'CancelAsked', data: { instruction, at } }];
}

/** Head office sends an order of today that waits for it and was not asked back meanwhile. Rule OR-21. */
export function decideForward(state: OrderState | null, { at }: DecideContext): Outcome {
  return state !== null && orderStatus(state) === 'queued'
    ? [{ type: 'OrderForwarded', data: { at } }]
    : [{ rule: 'OR-21', message: '该委托已不在待报,不能报送。' }];
}

/** Head office does not send it: the instruction waits for the client's confirmation. Rule OR-21. */
export function decideHold(
  reason: string,
  state: OrderState | null,
  { at }: DecideContext,
): Outcome {
  const mayHold =
    state !== null &&
    !isOver(state) &&
    (state.sending === 'QUEUED' || state.sending === 'FORWARDED') &&
    state.reports.length === 0;
  return mayHold
    ? [{ type: 'OrderHeld', data: { reason, at } }]
    : [{ rule: 'OR-21', message: '该委托已不在待报,不需暂缓。' }];
}

/**
 * Records what the market reports, each report once. What does not fit the order is refused as a whole, because money
 * would be made or lost by it: head office is alarmed. Rules OR-20, OR-24, OR-25 (docs/rules.md).
 */
export function decideReports(
  reports: readonly Report[],
  state: OrderState | null,
  { tables }: DecideContext,
): Outcome {
  if (state === null) return [{ rule: 'OR-24', message: '没有该笔委托,回报不能记入。' }];
  const known = new Set(state.reports.map(({ no }) => no));
  const fresh = reports.filter(({ no }, at) => {
    const isFirst = reports.findIndex((one) => one.no === no) === at;
    return isFirst && !known.has(no);
  });
  if (fresh.length === 0) {
    return [{ rule: 'OR-24', message: '该回报已经记入。' }];
  }
  const next: OrderState = { ...state, reports: [...state.reports, ...fresh] };
  const wrong = misfit(next);
  if (wrong !== null) return [{ rule: 'OR-25', message: wrong }];
  const settled = settledOf(next, tables);
  if (settled === null) {
    return [{ rule: 'DT-1', message: `没有 ${state.day} 适用的费率,回报不能记入。` }];
  }
  const moves = movesBetween(state.settled, settled);
  const data = { reports: fresh, settled, moves, holding: holdingOf(state) };
  const event: OrderEvent = { type: 'ReportsRecorded', data };
  return evolveOrder(state, event) === null ? [] : [event];
}

/** Why reports cannot be those of the order, or null. */
function misfit(state: OrderState): string | null {
  const { ticket } = state;
  const { quantity, cancelled } = filledOf(state);
  if (quantity + cancelled > ticket.quantity) {
    return `回报合计 ${quantity + cancelled} 超过委托数量 ${ticket.quantity},请核对交易所回报。`;
  }
  const { side, priceMilli } = ticket;
  const isBeyond = (price: number): boolean =>
    priceMilli !== null && (side === 'BUY' ? price > priceMilli : price < priceMilli);
  const beyond = state.reports.some(
    (report) => report.kind === 'filled' && isBeyond(report.priceMilli),
  );
  return beyond ? '回报的成交价劣于委托价,请核对交易所回报。' : null;
}

function holdingOf({ ticket }: OrderState) {
  const { clientNo, capitalAccount } = ticket.client;
  return { clientNo, capitalAccount, security: securityKey(ticket.security) };
}
