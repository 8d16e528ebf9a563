import { explainApprovalNeeds } from '../../rulebook/service/approval-need.ts';
import type { ApprovalNeed } from '../../safeguards/need.ts';
import type { ApprovalContext } from '../contract.ts';
import { countedPrice } from './market-lines.ts';
import { orderFacts } from './order-facts.ts';
import { matchOf } from './permission-lines.ts';
import { feesAt } from './settle.ts';
import type { OrderTicket } from './ticket.ts';

/** Who agrees to an order: a checker to a large one, a supervisor to one above the client's level. Rules AM-1 to AM-3. */
export function orderApprovals(
  ticket: OrderTicket,
  { businessDate, tables, facts }: Pick<ApprovalContext, 'businessDate' | 'tables' | 'facts'>,
): readonly ApprovalNeed[] {
  const price = countedPrice(ticket, businessDate, tables);
  const fees = price === null ? null : feesAt(ticket, price, businessDate, tables);
  const ask = (operation: 'COUNTER_ORDER' | 'OVER_RISK_SALE') =>
    explainApprovalNeeds(
      {
        operation,
        circumstances: [],
        amount: fees?.found === true ? fees.answer.amount : null,
        points: null,
      },
      businessDate,
      tables,
    );
  const { client } = orderFacts(facts);
  const match = client === null ? null : matchOf(ticket, client, businessDate, tables);
  const asked =
    match?.decision === 'ALLOW_WITH_WARNING'
      ? [ask('COUNTER_ORDER'), ask('OVER_RISK_SALE')]
      : [ask('COUNTER_ORDER')];
  // Where the matrix has nothing for the day everybody is asked.
  if (asked.some((one) => !one.found)) return ['check', 'supervise'];
  const approvers = asked.flatMap((one) => (one.found ? one.answer.approvers : []));
  const needs: ApprovalNeed[] = [];
  if (approvers.includes('CHECKER') || approvers.includes('SECOND_PERSON')) needs.push('check');
  if (approvers.includes('SUPERVISOR') || approvers.includes('HEAD_OFFICE')) {
    needs.push('supervise');
  }
  return needs;
}
