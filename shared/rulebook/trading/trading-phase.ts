import { z } from 'zod';
import { tradingDay, type TradingYear } from '../calendar/trading-days.ts';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { areInOrder, orderMessage, spanAt, timeSpan } from '../time-spans.ts';
import { Board, boardNames } from './board.ts';

/** The parts of a trading day; outside them the board is closed. */
export const OpenPhase = z.enum([
  'OPEN_CALL_CANCELLABLE',
  'OPEN_CALL_NO_CANCEL',
  'GAP',
  'CONTINUOUS',
  'LUNCH',
  'CLOSE_CALL_NO_CANCEL',
  'POST_CLOSE',
  'AFTER_HOURS_FIXED_PRICE',
]);
export type TradingPhase = z.infer<typeof OpenPhase> | 'CLOSED';

/** The parts of the day as staff read them. */
export const phaseNames: Readonly<Record<TradingPhase, string>> = {
  CLOSED: '休市',
  OPEN_CALL_CANCELLABLE: '开盘集合竞价(可撤单)',
  OPEN_CALL_NO_CANCEL: '开盘集合竞价(不可撤单)',
  GAP: '开盘前静默',
  CONTINUOUS: '连续竞价',
  LUNCH: '午间休市',
  CLOSE_CALL_NO_CANCEL: '收盘集合竞价(不可撤单)',
  POST_CLOSE: '收盘后',
  AFTER_HOURS_FIXED_PRICE: '盘后固定价格交易',
};

/**
 * The day of each board (`assets/reference/trading-phases.json`). Part of a row:
 *
 * { "board": "SH_MAIN", "phases": [{ "phase": "OPEN_CALL_CANCELLABLE", "from": "09:15", "to": "09:20" }, …] }
 */
export const tradingPhasesTable = datedTable(
  datedRow
    .extend({
      board: Board,
      phases: z.array(z.strictObject({ phase: OpenPhase, ...timeSpan })).min(1),
    })
    .refine(({ phases }) => areInOrder(phases), orderMessage),
  ['board'],
);
type TradingPhasesTable = z.infer<typeof tradingPhasesTable>;
type PhasesRow = TradingPhasesTable['rows'][number];

/** What the phase of a board is found in. */
export interface PhaseTables {
  readonly tradingPhases: TradingPhasesTable;
  readonly tradingYears: readonly TradingYear[];
}

interface Moment {
  readonly board: Board;
  readonly date: string;
  /** `HH:MM:SS`, Beijing. */
  readonly time: string;
}

/**
 * The phase a board is in. A day that is no trading day, or whose year has no calendar, is closed at any time; spans
 * are half-open. Rules PH-1, PH-2 (docs/rules.md).
 */
export function explainTradingPhase(
  { board, date, time }: Moment,
  { tradingPhases, tradingYears }: PhaseTables,
): Explained<TradingPhase> {
  const day = tradingDay(date, tradingYears);
  if (day.status !== 'open') {
    const why = day.status === 'closed' ? `${date} 休市(${day.reason})。` : day.message;
    return { found: true, answer: 'CLOSED', lines: [{ rule: 'PH-1', met: false, message: why }] };
  }
  const found = rowOn(tradingPhases, date, { board });
  if (!found.found) return found;
  const answer = phaseAt(found.row, time);
  return { found: true, answer, lines: [phaseLine({ board, date, time }, answer, found.row)] };
}

/** Whether a board has after-hours trading at a fixed price on a trading day. Rule PH-2. */
export function hasAfterHours(row: Pick<PhasesRow, 'phases'>): boolean {
  return row.phases.some(({ phase }) => phase === 'AFTER_HOURS_FIXED_PRICE');
}

function phaseAt(row: Pick<PhasesRow, 'phases'>, time: string): TradingPhase {
  return spanAt(row.phases, time)?.phase ?? 'CLOSED';
}

function phaseLine({ board, time }: Moment, phase: TradingPhase, row: PhasesRow): RuleLine {
  const span = spanAt(row.phases, time);
  return {
    rule: phase === 'AFTER_HOURS_FIXED_PRICE' ? 'PH-2' : 'PH-1',
    met: true,
    message: `${boardNames[board]} ${time} 为${phaseNames[phase]}。`,
    figure: time,
    ...(span === null ? {} : { limit: `${span.from}–${span.to}` }),
    source: sourceOf(row),
  };
}
