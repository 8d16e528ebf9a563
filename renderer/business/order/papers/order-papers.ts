import { orderName } from '../../../../shared/business/order/pending-buys.ts';
import { orderPapers } from '../../../../shared/business/order/instruction-lines.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { agreementDigest, type AgreementRow } from '../../../../shared/rulebook/opening/agreements.ts';
import { rowOn } from '../../../../shared/rulebook/dated-table.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import { securityKey } from '../../../../shared/rulebook/trading/security.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { type PaperContent, paperDigest } from '../../../../shared/safeguards/paper-content.ts';
import type { Suite } from '../../../../shared/suite.ts';
import { addPage, removePage } from '../../../safeguards/evidence/page-order.ts';
import { setAside } from '../../../safeguards/evidence/set-aside.ts';

/** A paper the client signs for an order. */
export type OrderPaper = (typeof orderPapers)[keyof typeof orderPapers];

/** What an order's papers are called. */
export const orderPaperWords: Readonly<Record<OrderPaper, string>> = {
  ORDER_SLIP: '委托单',
  MISMATCH_WARNING: '特别风险警示书',
};

/** How a paper stands: when it was last printed or shown, whether that still holds, what came back signed. */
export interface PaperStanding {
  readonly paper: OrderPaper;
  readonly printed: EvidenceRef | null;
  readonly holds: boolean;
  readonly signed: readonly EvidenceRef[];
}

/** What the client signs on a slip: the order and its day. What was seen of the market is no part of it. */
export function slipContent(caseId: string, ticket: OrderTicket, day: string): PaperContent {
  const { client, account, security, side, type, priceMilli, quantity } = ticket;
  return {
    purpose: 'paper',
    business: orderName,
    paper: orderPapers.slip,
    version: 1,
    caseId,
    data: {
      client: { ...client },
      account,
      security: securityKey(security),
      securityName: security.name,
      side,
      type,
      priceMilli,
      quantity,
      day,
    },
  };
}

/** What the client signs who buys above their level: the text to the letter, whom and which security it is about. */
export function warningContent(
  caseId: string,
  ticket: OrderTicket,
  text: AgreementRow,
  suite: Suite,
): PaperContent {
  const { client, security } = ticket;
  const { code, version } = text;
  return {
    purpose: 'paper',
    business: orderName,
    paper: orderPapers.warning,
    version: 1,
    caseId,
    data: {
      client: { ...client },
      security: securityKey(security),
      securityName: security.name,
      text: { code, version, digest: agreementDigest(suite, text) },
    },
  };
}

/** The text of the warning on a day, or null. */
export function warningText(day: string, { agreements }: RuleTables): AgreementRow | null {
  const found = rowOn(agreements, day, { code: orderPapers.warning });
  return found.found ? found.row : null;
}

/** How a paper stands against what it would say now; `content` null: nothing can be said yet. */
export function paperStanding(
  paper: OrderPaper,
  content: PaperContent | null,
  evidence: readonly EvidenceRef[],
  suite: Suite,
): PaperStanding {
  const ofPaper = evidence.filter((one) => one.paper === paper);
  const printed = ofPaper.findLast(({ kind }) => kind === 'paper-content') ?? null;
  const holds =
    printed !== null && content !== null && printed.digest === paperDigest(suite, content);
  return { paper, printed, holds, signed: ofPaper.filter(isBack) };
}

/** With what was just printed or shown in place of the print before it, whose signed pages are set aside if it said something else. */
export function withPrinted(
  evidence: readonly EvidenceRef[],
  printed: EvidenceRef,
): readonly EvidenceRef[] {
  const before = evidence.filter(
    ({ kind, paper }) => kind === 'paper-content' && paper === printed.paper,
  );
  const without = before.reduce(removePage, evidence);
  const isAnew = before.some(({ digest }) => digest !== printed.digest);
  const kept = isAnew
    ? setAside(without, (one) => one.paper === printed.paper && isBack(one))
    : without;
  return addPage(kept, printed);
}

/** The evidence as it counts: what was signed on a paper that does not hold any more is set aside. */
export function counting(
  evidence: readonly EvidenceRef[],
  standings: readonly PaperStanding[],
): readonly EvidenceRef[] {
  const isVoid = (one: EvidenceRef) =>
    isBack(one) && standings.some(({ paper, holds }) => paper === one.paper && !holds);
  return setAside(evidence, isVoid);
}

/** Whether a page is what the client signed. */
function isBack({ kind }: EvidenceRef): boolean {
  return kind === 'signed-paper' || kind === 'signature';
}
