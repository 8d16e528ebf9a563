import type { RuleTables } from '../../../shared/rulebook/tables.ts';
import type { LimitAnswer } from '../../../shared/rulebook/trading/price-limit-explained.ts';
import type { Book } from './book.ts';
import type { CrowdSetup } from './crowd.ts';
import { type Figures, type Held, noFigures, type Trade } from './figures.ts';
import { type Instrument, securityOf } from './instrument.ts';
import { limitsOf } from './limits.ts';
import type { Order } from './order.ts';
import type { Report } from './report.ts';
import { type Moment, type PhaseSpan, phaseSpans, timetableOf } from './timetable.ts';

/** The rule tables the exchange goes by. */
export type ExchangeTables = Pick<
  RuleTables,
  | 'tradingYears'
  | 'tradingPhases'
  | 'orderEntry'
  | 'entryWindows'
  | 'orderTypes'
  | 'lots'
  | 'priceTicks'
  | 'priceLimits'
  | 'limitFreeDays'
  | 'priceCages'
  | 'openingRanges'
  | 'priceHalts'
>;

/** What a day of the exchange begins with. */
export interface ExchangeSetup {
  /** Beijing. */
  readonly date: string;
  readonly instruments: readonly Instrument[];
  /** The other participants; null: there are none. */
  readonly crowd: CrowdSetup | null;
}

/** One security on its day. */
export interface SecurityDay {
  readonly security: string;
  readonly instrument: Instrument;
  readonly auction: Book;
  readonly afterHours: Book;
  readonly figures: Figures;
  readonly spans: readonly PhaseSpan[];
  /** The price limits of the day; null where the rule book has none for the instrument. */
  readonly limits: LimitAnswer | null;
}

/** All that the exchange knows of its day. The functions around it change it in place; nobody outside sees it. */
export interface Day {
  readonly setup: ExchangeSetup;
  readonly tables: ExchangeTables;
  readonly timetable: readonly Moment[];
  /** The first moment of the timetable that is still to come. */
  nextMoment: number;
  readonly securities: ReadonlyMap<string, SecurityDay>;
  readonly orders: Map<number, Order>;
  readonly ordersByClientId: Map<string, Order>;
  readonly trades: Trade[];
  readonly reports: Report[];
  held: Held[];
  now: number;
  nextOrderNo: number;
  nextTradeNo: number;
}

/** A day before its first order. */
export function newDay(setup: ExchangeSetup, tables: ExchangeTables): Day {
  const securities = setup.instruments.map((instrument): [string, SecurityDay] => {
    const security = securityOf(instrument);
    const spans = phaseSpans(instrument.board, setup.date, tables);
    const limits = limitsOf(instrument, setup.date, tables);
    const rules = { security, instrument, spans, limits };
    return [security, { ...rules, ...emptyBooks(), figures: noFigures() }];
  });
  const byName = new Map(securities);
  return {
    setup,
    tables,
    timetable: timetableOf(byName.values(), setup.crowd),
    nextMoment: 0,
    securities: byName,
    orders: new Map(),
    ordersByClientId: new Map(),
    trades: [],
    reports: [],
    held: [],
    now: 0,
    nextOrderNo: 1,
    nextTradeNo: 1,
  };
}

function emptyBooks(): Pick<SecurityDay, 'auction' | 'afterHours'> {
  return { auction: { bids: [], asks: [] }, afterHours: { bids: [], asks: [] } };
}
