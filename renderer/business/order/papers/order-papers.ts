import { orderPapers } from '../../../../shared/business/order/instruction-lines.ts';
import { orderName } from '../../../../shared/business/order/pending-buys.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { securityKey } from '../../../../shared/rulebook/trading/security.ts';
import type { PaperContent } from '../../../../shared/safeguards/paper-content.ts';

/** What an order's papers are called. */
export const paperWords: Readonly<Record<string, string>> = {
  [orderPapers.slip]: '委托单',
  [orderPapers.warning]: '特别风险警示书',
};

/** What makes a special warning: how client and security compare, and which text says so, to the letter. */
export interface Warned {
  readonly judgement: string;
  readonly version: string;
  /** Digest of the text. */
  readonly digest: string;
}

/** What the client signs on a slip: the order and its day. What was seen of the market is no part of it. */
export function slipContent(caseId: string, ticket: OrderTicket, day: string): PaperContent {
  const { account, side, type, priceMilli, quantity } = ticket;
  const data = { ...whoAndWhat(ticket), account, side, type, priceMilli, quantity, day };
  return contentOf(caseId, orderPapers.slip, data);
}

/** What the client signs who buys above their level. */
export function warningContent(
  caseId: string,
  ticket: OrderTicket,
  { judgement, version, digest }: Warned,
): PaperContent {
  const data = { ...whoAndWhat(ticket), judgement, text: { version, digest } };
  return contentOf(caseId, orderPapers.warning, data);
}

/** What the client signs to have an order asked back. A cancellation asks for a slip too, by the same name. */
export function cancelContent(caseId: string, ticket: OrderTicket, serial: string): PaperContent {
  return contentOf(caseId, orderPapers.slip, { ...whoAndWhat(ticket), cancels: serial });
}

function contentOf(caseId: string, paper: string, data: PaperContent['data']): PaperContent {
  return { purpose: 'paper', business: orderName, paper, version: 1, caseId, data };
}

function whoAndWhat({ client, security }: OrderTicket) {
  return { client: { ...client }, security: securityKey(security), securityName: security.name };
}
