import type { Refusal } from '../../errors.ts';
import type { SignedQuote } from '../../rulebook/trading/quote.ts';
import type { EvidenceRef } from '../../safeguards/evidence.ts';
import type { DecideContext } from '../contract.ts';
import { judgedIn } from './decide-place.ts';
import { orderLines } from './order-checks.ts';
import type { Confirmation, OrderEvent, OrderState } from './order-events.ts';
import { orderFacts, type OrderFacts } from './order-facts.ts';
import { type OrderLine, orderLine, refusalsIn } from './order-line.ts';
import { orderStatus } from './order-status.ts';
import { pendingBuy } from './pending-buys.ts';

/**
 * Decides the client's confirmation of an instruction that was not sent: only on its day, only once it is known how the
 * client was asked, and only if it may be ordered now. Rules OR-15 to OR-17 (docs/rules.md).
 */
export function decideConfirm(
  asked: {
    readonly confirmation: Confirmation;
    readonly quote: SignedQuote;
    readonly evidence: readonly EvidenceRef[];
  },
  state: OrderState | null,
  context: DecideContext,
): readonly Refusal[] | readonly OrderEvent[] {
  if (state === null || orderStatus(state) !== 'unsent') return [notUnsent];
  const lines = confirmLines(asked, state, {
    ...context,
    orderFacts: orderFacts(context.facts),
    pendingBuy: pendingBuy(context.facts, context.caseId),
  });
  const refusals = refusalsIn(lines);
  return refusals.length > 0 ? refusals : [{ type: 'OrderConfirmed', data: asked.confirmation }];
}

type ConfirmContext = Parameters<typeof judgedIn>[0] & {
  readonly orderFacts: OrderFacts;
  readonly pendingBuy: number;
};

/** Every check of sending an instruction now, as the list of re-confirmation shows them. */
export function confirmLines(
  asked: { readonly confirmation: Confirmation; readonly quote: SignedQuote },
  state: OrderState,
  context: ConfirmContext,
): readonly OrderLine[] {
  const { confirmation, quote } = asked;
  const { how, reference, at } = confirmation;
  if (state.day !== context.businessDate) {
    return [
      orderLine(
        'instruction',
        'OR-15',
        false,
        `该委托 ${state.day} 当日有效,已经失效,不能再报送。`,
      ),
    ];
  }
  const askedWell = at <= context.at && (how === 'PRESENT' || reference.trim() !== '');
  const how2 = orderLine(
    'instruction',
    'OR-16',
    askedWell,
    askedWell ? '已向客户再次确认。' : '请填写向客户确认的方式、时间;电话确认的须填写录音编号。',
  );
  const judged = {
    ...judgedIn(context),
    facts: withoutOwn(state, context.orderFacts),
    evidence: [],
    pendingBuy: context.pendingBuy,
  };
  const now = orderLines({ ...state.ticket, mode: 'SEND', quote }, judged);
  // The instruction itself and the warning were signed when it was taken.
  return [how2, ...now.filter(({ rule }) => rule !== 'OR-13' && rule !== 'OR-7')];
}

/** What this order itself froze is there for it. */
function withoutOwn({ settled }: OrderState, facts: OrderFacts): OrderFacts {
  const { funds, position } = facts;
  return {
    ...facts,
    funds: funds && { ...funds, frozenFen: funds.frozenFen - settled.frozenFen },
    position: position && { ...position, frozen: position.frozen - settled.frozenUnits },
  };
}

const notUnsent: Refusal = {
  rule: 'OR-17',
  message: '该委托不在待确认的清单中,可能已经报送或失效。请查看委托状态。',
};
