import { isTradingDay } from '../../../shared/rulebook/calendar/trading-days.ts';
import { rowOn } from '../../../shared/rulebook/dated-table.ts';
import type { Board } from '../../../shared/rulebook/trading/board.ts';
import type { PhaseTables, TradingPhase } from '../../../shared/rulebook/trading/trading-phase.ts';
import type { CrowdSetup } from './crowd.ts';

/** Something time does to one security: a phase begins, the crowd moves, the day is over. */
export type Moment = { readonly at: number; readonly security: string } & (
  | { readonly kind: 'phase'; readonly phase: TradingPhase }
  | { readonly kind: 'crowd'; readonly phase: TradingPhase }
  | { readonly kind: 'end' }
);

/** A phase of a board's day, as instants; `end` is no part of it. */
export interface PhaseSpan {
  readonly phase: TradingPhase;
  readonly at: number;
  readonly end: number;
}

/** The phases of a board on a day in their order; none on a day that is no trading day, or without a rule (PH-1). */
export function phaseSpans(board: Board, date: string, tables: PhaseTables): readonly PhaseSpan[] {
  if (!isTradingDay(date, tables.tradingYears)) return [];
  const found = rowOn(tables.tradingPhases, date, { board });
  const phases = found.found ? found.row.phases : [];
  return phases.map(({ phase, from, to }) => ({
    phase,
    at: instantOf(date, from),
    end: instantOf(date, to),
  }));
}

/** All that time does to some securities on a day, in the order in which it happens. */
export function timetableOf(
  securities: Iterable<{ readonly security: string; readonly spans: readonly PhaseSpan[] }>,
  crowd: CrowdSetup | null,
): readonly Moment[] {
  return [...securities]
    .flatMap(({ security, spans }) => momentsOf(security, spans, crowd))
    .toSorted((a, b) => a.at - b.at);
}

/** The instant of a Beijing time of day, 'HH:MM'. */
export function instantOf(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00+08:00`);
}

function momentsOf(
  security: string,
  spans: readonly PhaseSpan[],
  crowd: CrowdSetup | null,
): readonly Moment[] {
  const last = spans.at(-1);
  if (last === undefined) return [];
  const phases = spans.map(({ phase, at }): Moment => ({ kind: 'phase', phase, at, security }));
  const moves = crowd === null ? [] : spans.flatMap((span) => movesIn(span, crowd.everyMs));
  // The sort is stable: at one instant a phase begins before the crowd moves in it.
  return [
    ...phases,
    ...moves.map((move) => ({ ...move, security })),
    { kind: 'end', at: last.end, security },
  ];
}

function movesIn({ phase, at, end }: PhaseSpan, everyMs: number) {
  const count = phase === 'CONTINUOUS' ? Math.ceil((end - at) / everyMs) : 1;
  return Array.from(
    { length: count },
    (_, step) => ({ kind: 'crowd', phase, at: at + step * everyMs }) as const,
  );
}
