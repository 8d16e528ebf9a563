import { isTradingDay } from '../../../shared/rulebook/calendar/trading-days.ts';
import { rowOn } from '../../../shared/rulebook/dated-table.ts';
import type { PhaseTables, TradingPhase } from '../../../shared/rulebook/trading/trading-phase.ts';
import type { CrowdSetup } from './crowd.ts';
import { type Instrument, securityOf } from './instrument.ts';

/** Something time does to one security: a phase begins, the crowd moves, the day is over. */
export type Moment = { readonly at: number; readonly security: string } & (
  | { readonly kind: 'phase'; readonly phase: TradingPhase }
  | { readonly kind: 'crowd'; readonly phase: TradingPhase }
  | { readonly kind: 'end' }
);

/** All of a day in the order in which it happens; nothing on a day that is no trading day. */
export function timetableOf(
  setup: {
    readonly date: string;
    readonly instruments: readonly Instrument[];
    readonly crowd: CrowdSetup | null;
  },
  tables: PhaseTables,
): readonly Moment[] {
  const { date, instruments, crowd } = setup;
  if (!isTradingDay(date, tables.tradingYears)) return [];
  return instruments
    .flatMap((instrument) => momentsOf(instrument, date, crowd, tables))
    .toSorted((a, b) => a.at - b.at);
}

/** The instant of a Beijing time of day, 'HH:MM'. */
export function instantOf(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00+08:00`);
}

function momentsOf(
  instrument: Instrument,
  date: string,
  crowd: CrowdSetup | null,
  { tradingPhases }: PhaseTables,
): readonly Moment[] {
  const found = rowOn(tradingPhases, date, { board: instrument.board });
  if (!found.found) return [];
  const security = securityOf(instrument);
  const spans = found.row.phases.map(({ phase, from, to }) => ({
    phase,
    at: instantOf(date, from),
    end: instantOf(date, to),
  }));
  const phases = spans.map(({ phase, at }): Moment => ({ kind: 'phase', phase, at, security }));
  const moves = crowd === null ? [] : spans.flatMap((span) => movesIn(span, crowd.everyMs));
  const end = Math.max(...spans.map((span) => span.end));
  // The sort is stable: at one instant a phase begins before the crowd moves in it.
  return [
    ...phases,
    ...moves.map((move) => ({ ...move, security })),
    { kind: 'end', at: end, security },
  ];
}

interface Span {
  readonly phase: TradingPhase;
  readonly at: number;
  readonly end: number;
}

function movesIn({ phase, at, end }: Span, everyMs: number) {
  const count = phase === 'CONTINUOUS' ? Math.ceil((end - at) / everyMs) : 1;
  return Array.from(
    { length: count },
    (_, step) => ({ kind: 'crowd', phase, at: at + step * everyMs }) as const,
  );
}
