import type { CaseState } from '../../../shared/business/case.ts';
import { orderCommandWords } from '../../../shared/business/order/order-words.ts';
import type { OrderState } from '../../../shared/business/order/order-events.ts';
import { orderStatus } from '../../../shared/business/order/order-status.ts';
import { sideNames } from '../../../shared/rulebook/trading/side.ts';
import type { ApprovalNeed } from '../../../shared/safeguards/approval.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import type { Slip, SlipPrint } from '../../safeguards/paper/slip.ts';
import { orderIn, standingWords } from './order-body.ts';
import { ticketIn } from './ticket/order-fields.ts';
import { wordsShown } from './words-shown.ts';

/** The acceptance slip of an order (委托受理凭条): what is taken, and clearly what is not yet done. */
export function orderSlip(state: CaseState, { branchName, now, copy, maker }: SlipPrint): Slip {
  const order = orderIn(state);
  const ticket = order?.ticket ?? ticketIn(state.command.data);
  const words =
    ticket === null
      ? []
      : orderCommandWords({ type: 'PlaceOrder', data: { ticket, evidence: [] } });
  return {
    title: ticket === null ? '证券委托' : `委托${sideNames[ticket.side]}`,
    branch: branchOf(state.origin.counter),
    branchName,
    origin: state.origin,
    acceptedAt: state.decisions.at(-1)?.at ?? state.at,
    businessDate: state.businessDate,
    lines: [
      ...wordsShown(words, false),
      ...(order === null
        ? []
        : [
            { label: '委托状态', value: standingWords(order, order.day) },
            ...(order.freezeFen === 0 ? [] : [{ label: '冻结资金', amountFen: order.freezeFen }]),
          ]),
    ],
    statement: order === null ? '' : statementOf(order),
    maker,
    checkers: approversOf(state, 'check'),
    authorizers: approversOf(state, 'supervise'),
    copy,
    printedAt: now,
  };
}

function statementOf(order: OrderState): string {
  switch (orderStatus(order)) {
    case 'unsent':
      return order.sending === 'HELD'
        ? `本委托已受理,尚未报送交易所:${order.heldReason}。须经您再次确认后才报送,不会自动报送;当日有效,当日未确认即失效。`
        : '本委托在营业部离线时登记,尚未报送交易所。恢复联网后,须经您再次确认(到场或电话)才报送,不会自动报送;当日有效,当日未确认即失效。';
    case 'queued':
    case 'sending':
      return '本委托已受理,正在送总部报送交易所,当日有效。是否成交、成交价格和数量以交易所回报为准。';
    case 'cancel-asked':
      return '本委托已申请撤单,以交易所回报为准,回报前仍可能成交。';
    case 'reported':
    case 'part-filled':
    case 'filled':
    case 'part-cancelled':
    case 'cancelled':
    case 'rejected':
      return '委托当日有效。成交以交易所回报和成交确认单为准。';
  }
}

function approversOf({ decisions }: CaseState, need: ApprovalNeed): readonly string[] {
  return decisions
    .filter((one) => one.decision === 'approve' && one.need === need)
    .map((one) => `${one.staff} ${one.name}`);
}
