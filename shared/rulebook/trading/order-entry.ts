import { z } from 'zod';
import { tradingDay } from '../calendar/trading-days.ts';
import { datedRow, datedTable, rowOn, rowsOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { areInOrder, orderMessage, spanAt, TimeSpan } from '../time-spans.ts';
import { type Board, boardNames } from './board.ts';
import { Market, marketNames } from './market.ts';
import {
  explainTradingPhase,
  hasAfterHours,
  OpenPhase,
  phaseNames,
  type PhaseTables,
} from './trading-phase.ts';

/** What an exchange does with what is sent: takes it, takes it for later, or refuses it. */
const EntryResult = z.enum(['ACCEPTED', 'HELD', 'REFUSED']);
type EntryResult = z.infer<typeof EntryResult>;

/**
 * What exchanges do with auction orders and cancellations by phase (`assets/reference/order-entry.json`). Part of a row:
 *
 * { "market": "XSHE", "phase": "GAP", "submit": "HELD", "cancel": "HELD" }
 */
export const orderEntryTable = datedTable(
  datedRow.extend({ market: Market, phase: OpenPhase, submit: EntryResult, cancel: EntryResult }),
  ['market', 'phase'],
);

/**
 * When exchanges take orders for after-hours trading and block trades, and their cancellation
 * (`assets/reference/entry-windows.json`). Part of a row:
 *
 * { "market": "XBSE", "order": "BLOCK", "windows": [{ "from": "15:00", "to": "15:30" }] }
 */
export const entryWindowsTable = datedTable(
  datedRow
    .extend({
      market: Market,
      order: z.enum(['AFTER_HOURS', 'BLOCK']),
      windows: z.array(TimeSpan).min(1),
    })
    .refine(({ windows }) => areInOrder(windows), orderMessage),
  ['market', 'order'],
);

interface EntryTables extends PhaseTables {
  readonly orderEntry: z.infer<typeof orderEntryTable>;
  readonly entryWindows: z.infer<typeof entryWindowsTable>;
}

/** What staff want to send, and when. */
export interface OrderEntry {
  readonly market: Market;
  readonly board: Board;
  readonly date: string;
  /** `HH:MM:SS`, Beijing. */
  readonly time: string;
  readonly order: 'AUCTION' | 'AFTER_HOURS' | 'BLOCK';
  readonly action: 'SUBMIT' | 'CANCEL';
}

/** Whether an exchange takes an order or a cancellation now. Rules PH-3, PH-4 (docs/rules.md). */
export function explainOrderEntry(entry: OrderEntry, tables: EntryTables): Explained<EntryResult> {
  return entry.order === 'AUCTION' ? auctionEntry(entry, tables) : windowEntry(entry, tables);
}

function auctionEntry(entry: OrderEntry, tables: EntryTables): Explained<EntryResult> {
  const phase = explainTradingPhase(entry, tables);
  if (!phase.found) return phase;
  // The table lists only the phases in which orders are thought of at all; in the others nothing is taken.
  const row = rowsOn(tables.orderEntry, entry.date).find(
    (row) => row.market === entry.market && row.phase === phase.answer,
  );
  const answer =
    row === undefined ? 'REFUSED' : row[entry.action === 'SUBMIT' ? 'submit' : 'cancel'];
  return explained('PH-3', entry, answer, phaseNames[phase.answer], row);
}

function windowEntry(entry: OrderEntry, tables: EntryTables): Explained<EntryResult> {
  const { market, board, date, time } = entry;
  if (tradingDay(date, tables.tradingYears).status !== 'open') {
    return explained('PH-4', entry, 'REFUSED', phaseNames.CLOSED);
  }
  const order = entry.order === 'BLOCK' ? 'BLOCK' : 'AFTER_HOURS';
  const phases = rowOn(tables.tradingPhases, date, { board });
  if (!phases.found) return phases;
  if (order === 'AFTER_HOURS' && !hasAfterHours(phases.row)) {
    return explained('PH-4', entry, 'REFUSED', '当日没有盘后固定价格交易的板块', phases.row);
  }
  const found = rowOn(tables.entryWindows, date, { market, order });
  if (!found.found) return found;
  const span = spanAt(found.row.windows, time);
  const when = found.row.windows.map(({ from, to }) => `${from}–${to}`).join('、');
  return explained('PH-4', entry, span === null ? 'REFUSED' : 'ACCEPTED', when, found.row);
}

const orderNames = { AUCTION: '竞价', AFTER_HOURS: '盘后定价', BLOCK: '大宗交易' };

function explained(
  rule: string,
  { market, board, time, order, action }: OrderEntry,
  answer: EntryResult,
  limit: string,
  row?: Parameters<typeof sourceOf>[0],
): Explained<EntryResult> {
  const what = `${marketNames[market]}${answerWords(answer)}${orderNames[order]}${action === 'SUBMIT' ? '申报' : '撤单'}`;
  const message = `${boardNames[board]} ${time}(${limit}):${what}。${nextStep(answer, action)}`;
  const source = row === undefined ? {} : { source: sourceOf(row) };
  const line = { rule, met: answer !== 'REFUSED', message, figure: time, limit, ...source };
  return { found: true, answer, lines: [line] };
}

function answerWords(answer: EntryResult): string {
  if (answer === 'HELD') return '接受并暂存';
  return answer === 'ACCEPTED' ? '接受' : '不接受';
}

function nextStep(answer: EntryResult, action: OrderEntry['action']): string {
  if (answer !== 'REFUSED') return '';
  return action === 'SUBMIT' ? '可登记为预约委托,到时再报送。' : '请待可撤单的时段再撤。';
}
