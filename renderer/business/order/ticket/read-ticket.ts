import type { OrderClient } from '../../../../shared/business/order/order-facts.ts';
import { accountFor } from '../../../../shared/business/order/account-lines.ts';
import type { OrderField } from '../../../../shared/business/order/order-line.ts';
import type { Instruction, OrderTicket } from '../../../../shared/business/order/ticket.ts';
import type { Security } from '../../../../shared/rulebook/trading/security.ts';
import type { QuoteStanding } from '../market/use-quote.ts';
import type { OrderFields } from './order-fields.ts';
import { typedPrice, typedQuantity, typedTime } from './typed-figures.ts';

/** What stands beside the fields of a ticket. */
export interface TicketGiven {
  readonly clientNo: string | null;
  readonly client: OrderClient | null;
  readonly security: Security | null;
  readonly quote: QuoteStanding;
  readonly day: string;
}

/**
 * A ticket as far as it is typed. `draft` has a stand-in for a quantity that is missing, so that everything else can be
 * judged; `missing` says at which fields what was typed is none, and nothing there is judged.
 */
export interface ReadTicket {
  readonly draft: OrderTicket | null;
  readonly missing: Readonly<Partial<Record<OrderField, string>>>;
}

/** Whether it is only taken here: without a line, or because the clerk said so. */
export function modeOf(
  { captures }: Pick<OrderFields, 'captures'>,
  { status }: Pick<QuoteStanding, 'status'>,
): OrderTicket['mode'] {
  if (status === 'no-line') return 'CAPTURE';
  return captures && status === 'unquoted' ? 'CAPTURE' : 'SEND';
}

/** The client's instruction as typed. */
export function instructionOf(
  { way, reference, calledAt }: Pick<OrderFields, 'way' | 'reference' | 'calledAt'>,
  day: string,
): Instruction {
  return way === 'SLIP'
    ? { way, reference: '', at: null }
    : { way, reference: reference.trim(), at: typedTime(calledAt, day) };
}

/** Reads the fields of a ticket with what is known of client, security and market. */
export function readTicket(fields: OrderFields, given: TicketGiven): ReadTicket {
  const { clientNo, client, security, quote, day } = given;
  const price = typedPrice(fields.price);
  const quantity = typedQuantity(fields.quantity);
  const missing: Partial<Record<OrderField, string>> = {};
  if (clientNo === null) missing.client = '请先选择客户:按 F2。';
  else if (client === null) missing.client = '没有找到该客户的登记,请按 F2 重新选择客户。';
  if (security === null) missing.security = '请录入证券代码、名称或拼音首字母,Enter 选定。';
  if (price.status === 'wrong') missing.price = '价格应为数字,最多三位小数,如 10.45。';
  if (quantity.status === 'empty') missing.quantity = '请填写委托数量。';
  if (quantity.status === 'wrong') missing.quantity = '数量应为正整数,如 1000。';
  if (clientNo === null || client === null || security === null) return { draft: null, missing };
  const mode = modeOf(fields, quote);
  const { name, idNumber, capitalAccount, commission } = client;
  return {
    draft: {
      client: { clientNo, name, idNumber, capitalAccount },
      account: accountFor(client, security)?.number ?? '',
      security,
      side: fields.side,
      type: fields.type,
      priceMilli: price.status === 'typed' ? price.value : null,
      quantity: quantity.status === 'typed' ? quantity.value : 1,
      commission: commission ?? { ratePerMillion: 0, minimumFen: 0, mode: 'ALL_IN' },
      quote: mode === 'SEND' ? quote.quote : null,
      instruction: instructionOf(fields, day),
      mode,
    },
    missing,
  };
}
