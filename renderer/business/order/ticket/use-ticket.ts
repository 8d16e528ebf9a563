import { useCallback, useMemo } from 'react';
import type { JudgedAt } from '../../../../shared/business/order/market-lines.ts';
import type { OrderLine } from '../../../../shared/business/order/order-line.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { VisitClient } from '../../../../shared/safeguards/visit.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import { rememberingSuite } from '../../../data/remembering-suite.ts';
import { type Counter, useCounter } from '../../../session/counter.tsx';
import { useSignedIn } from '../../../session/session-store.ts';
import { useRead, type Read } from '../../../session/use-read.ts';
import { useIsVisited } from '../../../session/visits.ts';
import { useNow } from '../../../ui/use-now.ts';
import type { ListedSecurity } from '../../../market/find-securities.ts';
import { useQuote, type QuoteStanding } from '../../../market/use-quote.ts';
import { useSecurities } from '../../../market/use-securities.ts';
import { type AskedPapers, askedPapers } from '../papers/asked-papers.ts';
import { countedPages } from '../papers/paper-standing.ts';
import { printPlace } from '../papers/print-place.ts';
import { buildTicket, type TypedTicket } from './build-ticket.ts';
import { type Desk, readDesk } from './desk.ts';
import { judgeTicket } from './judge-ticket.ts';
import { marketFacts, type MarketFacts } from './market-facts.ts';
import type { OrderFields } from './order-fields.ts';

// Every key press judges the same signed quote again.
const suite = rememberingSuite(intl1);
/** How often a ticket is judged anew though nobody types: the exchange's hours pass. */
const againMs = 5000;

/** A ticket judged: its checks, the papers it asks for, and the pages that count. */
export interface JudgedTicket extends TypedTicket {
  readonly lines: readonly OrderLine[];
  readonly papers: AskedPapers;
  readonly counted: readonly EvidenceRef[];
}

/** What stands beside the fields while a ticket is typed. */
export interface TicketBoard {
  readonly securities: Read<readonly ListedSecurity[]>;
  readonly chosen: ListedSecurity | null;
  readonly quote: QuoteStanding;
  /** Null while no security is chosen. */
  readonly market: MarketFacts | null;
  readonly desk: Read<Desk>;
  /** Null until security and desk are there. */
  readonly judged: JudgedTicket | null;
  /** The same with what is known this very moment: what F8 goes by. */
  readonly judgeNow: () => Promise<(JudgedTicket & { readonly desk: Desk }) | null>;
}

/** Follows what is typed: the market of the security, the client's means, and every check. */
export function useTicket(
  caseId: string,
  fields: OrderFields,
  client: VisitClient,
  evidence: readonly EvidenceRef[],
  active: boolean,
): TicketBoard {
  const counter = useCounter();
  const { store, tables, info } = counter;
  const { actor, name } = useSignedIn();
  const clock = useCallback(() => store.now(), [store]);
  const at = useNow(clock, againMs);
  const isVisited = useIsVisited();
  const securities = useSecurities();
  const listed = securities.status === 'ready' ? securities.value : [];
  const chosen = listed.find(({ key }) => key === fields.security) ?? null;
  const quote = useQuote(chosen?.key ?? null, active);
  const day = store.businessDate();
  const statement = quote.quote?.statement ?? null;
  const market = useMemo(
    () => (chosen === null ? null : marketFacts(chosen.security, statement, day, tables)),
    [chosen, statement, day, tables],
  );
  const security = chosen?.security ?? null;
  const desk = useRead(
    async (now) => await readDesk(now, client, security, caseId),
    [client.clientNo, chosen?.key ?? null, caseId],
  );
  const place = useMemo(
    () => printPlace(info.counter, { staff: actor.staff, name }),
    [info.counter, actor.staff, name],
  );
  const judge = (known: Desk, when: number): JudgedTicket | null => {
    if (security === null || market === null) return null;
    const typed = buildTicket(fields, {
      client,
      security,
      desk: known,
      quote,
      market,
      day,
      tables,
    });
    const papers = askedPapers(typed.ticket, known.facts.client, { caseId, place, day, tables });
    const contents = [papers.slip, papers.warning].flatMap((one) =>
      one === null ? [] : [one.content],
    );
    const counted = countedPages(evidence, contents);
    const context = { ...judgedAt(counter, day, when), desk: known, evidence: counted, isVisited };
    return { ...typed, papers, counted, lines: judgeTicket(typed, context) };
  };
  return {
    securities,
    chosen,
    quote,
    market,
    desk,
    judged: desk.status === 'ready' ? judge(desk.value, at) : null,
    async judgeNow() {
      const known = await readDesk(store, client, security, caseId);
      const judged = judge(known, store.now());
      return judged === null ? null : { ...judged, desk: known };
    },
  };
}

/** By what rules an order is judged at this counter. */
export function judgedAt({ tables, info }: Counter, day: string, at: number): JudgedAt {
  return { day, at, tables, suite, headOfficeKey: info.counter.headOfficeKey };
}
