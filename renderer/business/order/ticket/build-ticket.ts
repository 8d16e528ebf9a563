import { accountFor } from '../../../../shared/business/order/account-lines.ts';
import type { OrderField } from '../../../../shared/business/order/order-line.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import type { Security } from '../../../../shared/rulebook/trading/security.ts';
import type { VisitClient } from '../../../../shared/safeguards/visit.ts';
import type { QuoteStanding } from '../../../market/use-quote.ts';
import type { Desk } from './desk.ts';
import { type MarketFacts, takesPrice } from './market-facts.ts';
import type { OrderFields } from './order-fields.ts';
import { typedPrice, typedQuantity, typedTime } from './typed-figures.ts';

/** What is typed as a ticket that can be judged, and the fields it is not complete in yet. */
export interface TypedTicket {
  readonly ticket: OrderTicket;
  /** What is missing or no figure, by field: there the rules have nothing to judge yet. */
  readonly missing: ReadonlyMap<OrderField, string>;
}

/** Whether an order would be sent, or only taken: without a line, or because the clerk says so. */
export function modeOf(
  { status }: Pick<QuoteStanding, 'status'>,
  { captures }: Pick<OrderFields, 'captures'>,
): OrderTicket['mode'] {
  return status === 'no-line' || (captures && status !== 'quoted') ? 'CAPTURE' : 'SEND';
}

/** The ticket of what is typed; a figure that is missing stands in as the least there is, and is told. */
export function buildTicket(
  fields: OrderFields,
  given: {
    readonly client: VisitClient;
    readonly security: Security;
    readonly desk: Desk;
    readonly quote: QuoteStanding;
    readonly market: MarketFacts;
    readonly day: string;
    readonly tables: RuleTables;
  },
): TypedTicket {
  const { client, security, desk, quote, market, day, tables } = given;
  const { facts, capitalAccount } = desk;
  const missing = new Map<OrderField, string>();
  const isPriced = takesPrice(fields.type, security, day, tables);
  const price = typedPrice(fields.price);
  if (isPriced && price.status === 'wrong') missing.set('price', '价格应如 10.45,请重新填写。');
  const quantity = typedQuantity(fields.quantity);
  if (quantity.status === 'empty') missing.set('quantity', '请填写委托数量。');
  if (quantity.status === 'wrong') missing.set('quantity', '数量应为正整数,请重新填写。');
  const at = fields.way === 'PHONE' ? typedTime(fields.calledAt, day) : null;
  if (fields.way === 'PHONE' && fields.calledAt.trim() !== '' && at === null) {
    missing.set('instruction', '来电时间应如 0945 或 09:45。');
  }
  const mode = modeOf(quote, fields);
  const ticket: OrderTicket = {
    client: {
      clientNo: client.clientNo ?? '',
      name: facts.client?.name ?? client.name,
      idNumber: facts.client?.idNumber ?? client.idNumber,
      capitalAccount,
    },
    account: facts.client === null ? '' : (accountFor(facts.client, security)?.number ?? ''),
    security,
    side: fields.side,
    type: fields.type,
    priceMilli: isPriced && price.status === 'typed' ? price.value : null,
    quantity: quantity.status === 'typed' ? quantity.value : market.lot.least,
    // Without an agreement nothing can be counted, and the rules say so.
    commission: facts.client?.commission ?? { ratePerMillion: 0, minimumFen: 0, mode: 'ALL_IN' },
    quote: mode === 'SEND' ? quote.quote : null,
    instruction: {
      way: fields.way,
      reference: fields.way === 'PHONE' ? fields.reference.trim() : '',
      at,
    },
    mode,
  };
  return { ticket, missing };
}
