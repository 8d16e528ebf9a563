import type { Refusal } from '../../errors.ts';
import { securityKey } from '../../rulebook/trading/security.ts';
import type { EvidenceRef } from '../../safeguards/evidence.ts';
import type { DecideContext } from '../contract.ts';
import { countedPrice, type JudgedAt } from './market-lines.ts';
import { freezeOf, orderLines } from './order-checks.ts';
import type { OrderEvent, OrderState } from './order-events.ts';
import { orderFacts } from './order-facts.ts';
import { refusalsIn } from './order-line.ts';
import { pendingBuy } from './pending-buys.ts';
import { matchOf } from './permission-lines.ts';
import { feesAt, nothingSettled } from './settle.ts';
import type { OrderTicket } from './ticket.ts';

/** Decides an order: all that is against it, or that it is placed with what it freezes. */
export function decidePlace(
  { ticket, evidence }: { readonly ticket: OrderTicket; readonly evidence: readonly EvidenceRef[] },
  state: OrderState | null,
  context: DecideContext,
): readonly Refusal[] | readonly OrderEvent[] {
  if (state !== null) {
    return [
      { rule: 'OR-14', message: '该委托已经受理,不能再次提交。需要更改的,请撤单后重新委托。' },
    ];
  }
  const judged = judgedIn(context);
  const { day, tables } = judged;
  const facts = orderFacts(context.facts);
  const refusals = refusalsIn(
    orderLines(ticket, {
      ...judged,
      facts,
      evidence,
      pendingBuy: pendingBuy(context.facts, context.caseId),
    }),
  );
  if (refusals.length > 0) return refusals;
  const freezeFen = freezeOf(ticket, judged);
  const priceMilli = countedPrice(ticket, day, tables);
  const fees = priceMilli === null ? null : feesAt(ticket, priceMilli, day, tables);
  if (freezeFen === null || fees === null || !fees.found || facts.client === null) {
    return [{ rule: 'OR-11', field: 'price', message: '不能计算冻结金额,请填写价格后再提交。' }];
  }
  const { clientNo, capitalAccount } = ticket.client;
  const { amount, commission, stamp, transfer, total } = fees.answer;
  const match = matchOf(ticket, facts.client, day, tables);
  return [
    {
      type: 'OrderPlaced',
      data: {
        ticket,
        day,
        freezeFen,
        estimate: {
          amountFen: amount,
          commissionFen: commission,
          stampFen: stamp,
          transferFen: transfer,
          totalFen: total,
        },
        isMismatch: match?.decision === 'ALLOW_WITH_WARNING',
        settled: {
          ...nothingSettled,
          frozenFen: freezeFen,
          frozenUnits: ticket.side === 'SELL' ? ticket.quantity : 0,
        },
        holding: { clientNo, capitalAccount, security: securityKey(ticket.security) },
      },
    },
  ];
}

/** By what an act on an order is judged. */
export function judgedIn({
  businessDate,
  at,
  tables,
  suite,
  headOfficeKey,
}: Pick<DecideContext, 'businessDate' | 'at' | 'tables' | 'suite' | 'headOfficeKey'>): JudgedAt {
  return { day: businessDate, at, tables, suite, headOfficeKey };
}
