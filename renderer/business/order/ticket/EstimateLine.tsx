import { freezeOf } from '../../../../shared/business/order/order-checks.ts';
import { countedPrice } from '../../../../shared/business/order/market-lines.ts';
import { feesAt } from '../../../../shared/business/order/settle.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import { tenThousandthText } from '../../../../shared/values/decimal.ts';
import { figureAmount } from '../../../../shared/values/money.ts';

/** What an order comes to if all of it is filled at its price. */
export interface Estimate {
  readonly amountFen: number;
  readonly commissionFen: number;
  readonly feesFen: number;
  readonly stampFen: number;
  /** Paid for a purchase, brought by a sale, fees within. */
  readonly cashFen: number;
  readonly freezeFen: number;
}

/** Null while it cannot be counted. */
export function estimateOf(
  ticket: OrderTicket,
  { day, tables }: { readonly day: string; readonly tables: RuleTables },
): Estimate | null {
  const price = countedPrice(ticket, day, tables);
  const freezeFen = freezeOf(ticket, { day, tables });
  if (price === null || freezeFen === null) return null;
  const fees = feesAt(ticket, price, day, tables);
  if (!fees.found) return null;
  const { amount, commission, total, stamp, cash } = fees.answer;
  return {
    amountFen: amount,
    commissionFen: commission,
    feesFen: total,
    stampFen: stamp,
    cashFen: cash,
    freezeFen,
  };
}

/** The estimate under the quantity: amount, fees, and what is frozen or comes in. */
export function EstimateLine({
  ticket,
  estimate,
}: {
  readonly ticket: OrderTicket;
  readonly estimate: Estimate;
}) {
  const { amountFen, commissionFen, feesFen, stampFen, cashFen, freezeFen } = estimate;
  const { ratePerMillion, minimumFen } = ticket.commission;
  const rate = tenThousandthText({ numerator: ratePerMillion, denominator: 1_000_000 });
  const stamp = stampFen === 0 ? '' : `、印花税 ${figureAmount(stampFen)}`;
  return (
    <dl className="gt-quote-facts gt-three" aria-label="预计金额与费用">
      <div>
        <dt>委托金额</dt>
        <dd>{figureAmount(amountFen)}</dd>
      </div>
      <div>
        <dt>预计费用</dt>
        <dd>{figureAmount(feesFen)}</dd>
      </div>
      <div>
        <dt>{ticket.side === 'BUY' ? '冻结资金' : '预计到账'}</dt>
        <dd>
          <b>{figureAmount(ticket.side === 'BUY' ? freezeFen : cashFen)}</b>
        </dd>
      </div>
      <dd className="gt-soft gt-three-whole">
        佣金 {figureAmount(commissionFen)}({rate},最低 {figureAmount(minimumFen)} 元){stamp}
        ;以成交为准
      </div>
    </dl>
  );
}
