import { orderPapers } from '../../../../shared/business/order/instruction-lines.ts';
import { suitabilityLines } from '../../../../shared/business/order/permission-lines.ts';
import type { OrderClient } from '../../../../shared/business/order/order-facts.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { rowOn } from '../../../../shared/rulebook/dated-table.ts';
import { agreementDigest } from '../../../../shared/rulebook/opening/agreements.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import type { AskedPaper } from './SignedPaper.tsx';
import { slipContent, warningContent } from './order-papers.ts';
import { slipSheet, warningSheet } from './order-sheets.ts';
import type { PrintPlace } from './print-place.ts';

/** The papers an order asks for, each null where it asks for none. */
export interface AskedPapers {
  readonly slip: AskedPaper | null;
  readonly warning: AskedPaper | null;
}

/** What is to be signed for a ticket: the slip unless it came by a call, the warning where it is above the client's level. */
export function askedPapers(
  ticket: OrderTicket,
  client: OrderClient | null,
  given: {
    readonly caseId: string;
    readonly place: PrintPlace;
    readonly day: string;
    readonly tables: RuleTables;
  },
): AskedPapers {
  return { slip: slipOf(ticket, given), warning: warningOf(ticket, client, given) };
}

type Given = Parameters<typeof askedPapers>[2];

function slipOf(ticket: OrderTicket, { caseId, place, day }: Given): AskedPaper | null {
  if (ticket.instruction.way !== 'SLIP') return null;
  const content = slipContent(caseId, ticket, day);
  return {
    title: '委托单',
    content,
    sheet: (at) => slipSheet(ticket, day, { ...place, content }, at),
  };
}

function warningOf(
  ticket: OrderTicket,
  client: OrderClient | null,
  { caseId, place, day, tables }: Given,
): AskedPaper | null {
  if (client === null) return null;
  const lines = suitabilityLines(ticket, client, { day, tables, isWarned: false });
  const judged = lines.find(({ field }) => field === 'security');
  const text = rowOn(tables.agreements, day, { code: orderPapers.warning });
  const isAsked = lines.some(({ field }) => field === 'warning');
  if (!isAsked || judged === undefined || !text.found) return null;
  const warned = {
    judgement: judged.message,
    version: text.row.version,
    digest: agreementDigest(intl1, text.row),
  };
  const content = warningContent(caseId, ticket, warned);
  return {
    title: '特别风险警示书',
    content,
    sheet: (at) => warningSheet(ticket, warned, text.row, { ...place, content }, at),
  };
}
