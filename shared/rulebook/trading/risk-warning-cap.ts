import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { exact } from '../../values/exact.ts';
import { Board, boardNames } from './board.ts';

const riskWarningCapRow = datedRow.extend({ board: Board, maxShares: z.int().min(1).nullable() });

/** How many shares of one warned stock an account may buy on one day; null where there is no cap. */
export type RiskWarningCapRow = Readonly<z.infer<typeof riskWarningCapRow>>;

/**
 * Schema of `assets/reference/risk-warning-cap.json`. One row:
 *
 * { "effectiveFrom": "2026-08-31", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "H",
 *   "board": "BSE", "maxShares": 200000 }
 */
export const riskWarningCapTable = datedTable(riskWarningCapRow, ['board']);
export type RiskWarningCapTable = DatedTable<RiskWarningCapRow>;

/** A buy of a warned stock (ST, *ST, delisting period), in shares of this account and this stock on this day. */
export interface WarnedBuy {
  readonly board: Board;
  readonly date: string;
  /** Auction and block buys added up. */
  readonly boughtToday: number;
  /** Ordered and neither done nor withdrawn. */
  readonly pendingBuy: number;
  readonly orderShares: number;
}

/** The cap, null where there is none, and whether the order stays within it. */
export interface WarnedBuyAnswer {
  readonly cap: number | null;
  readonly isAccepted: boolean;
}

/**
 * Whether a buy keeps the day's cap on a warned stock: bought + pending + order ≤ cap. Rules RW-1 to RW-3
 * (docs/rules.md). Fails closed on a day without a row.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for a sum beyond 2^53
 */
export function explainRiskWarningCap(
  buy: WarnedBuy,
  { riskWarningCaps }: { readonly riskWarningCaps: RiskWarningCapTable },
): Explained<WarnedBuyAnswer> {
  const { board, date, boughtToday, pendingBuy, orderShares } = buy;
  const found = rowOn(riskWarningCaps, date, { board });
  if (!found.found) return found;
  const { maxShares: cap } = found.row;
  const total = exact(boughtToday + pendingBuy + orderShares);
  const isAccepted = cap === null || total <= cap;
  const limit = cap === null ? {} : { limit: shares(cap) };
  const line = {
    rule: cap === null ? 'RW-2' : 'RW-1',
    met: isAccepted,
    message: wordsOf(buy, total, cap),
    figure: shares(total),
    ...limit,
    source: sourceOf(found.row),
  };
  return { found: true, answer: { cap, isAccepted }, lines: [line] };
}

function wordsOf(buy: WarnedBuy, total: number, cap: number | null): string {
  const name = boardNames[buy.board];
  if (cap === null) return `${name}风险警示股票没有当日累计买入上限。`;
  const { boughtToday, pendingBuy, orderShares } = buy;
  const sum = `已买 ${shares(boughtToday)} + 在途 ${shares(pendingBuy)} + 本笔 ${shares(orderShares)} = ${shares(total)} 股`;
  const rule = `${name}单只风险警示股票当日累计买入不得超过 ${shares(cap)} 股,${sum}`;
  if (total <= cap) return `${rule},符合。`;
  const left = Math.max(cap - boughtToday - pendingBuy, 0);
  return `${rule},超出 ${shares(total - cap)} 股。今日最多还可买 ${shares(left)} 股,请修改数量。`;
}

function shares(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
