import { percentText } from '../../values/decimal.ts';
import type { Ratio } from '../../values/exact.ts';
import { figureAmount } from '../../values/money.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { type Board, boardNames } from '../trading/board.ts';
import {
  type CommissionTerms,
  feeRatesOf,
  type FeeRatesTable,
  type FeeRateRow,
  type FeeRates,
  type FeeRows,
  feeRowsOn,
  type Side,
} from './fee-rates.ts';
import { amountOf, type Fees, feesOf } from './fees.ts';

/** An order, or its fills of a day, as its fees depend on it. `turnoverMilli` is the sum of price × quantity. */
export interface FeeQuestion {
  readonly board: Board;
  readonly side: Side;
  readonly turnoverMilli: number;
  readonly terms: CommissionTerms;
  readonly date: string;
}

/** The fees of an order and how each came about. Rules FE-1 to FE-7 (docs/rules.md); fails closed without a row. */
export function explainFees(
  { board, side, turnoverMilli, terms, date }: FeeQuestion,
  { feeRates }: { readonly feeRates: FeeRatesTable },
): Explained<Readonly<Fees>> {
  const found = feeRowsOn(feeRates, board, date);
  if (!found.found) return found;
  const rates = feeRatesOf(found.rows, side, terms);
  const fees = feesOf(rates, amountOf(turnoverMilli));
  return { found: true, answer: fees, lines: linesOf(fees, rates, found.rows, board) };
}

function linesOf(fees: Readonly<Fees>, rates: FeeRates, rows: FeeRows, board: Board) {
  const part = (rule: string, name: string, item: keyof FeeRows) =>
    partLine({ rule, name, amount: fees.amount, rate: rates[item], fen: fees[item] }, rows[item]);
  const lines: readonly RuleLine[] = [
    line('FE-1', `${boardNames[board]}成交金额 ${figureAmount(fees.amount)}。`, fees.amount),
    commissionLine(fees, rates),
    part('FE-3', '印花税', 'stamp'),
    part('FE-4', isBShare(board) ? '结算费' : '过户费', 'transfer'),
    part('FE-5', '经手费', 'handling'),
    part('FE-6', '证管费', 'regulatory'),
    line('FE-7', totalWords(fees, rates), fees.total),
    line('FE-7', cashWords(fees, rates), fees.cash),
  ];
  return lines;
}

/** B shares have a settlement fee in place of the transfer fee. */
function isBShare(board: Board): boolean {
  return board === 'SH_B' || board === 'SZ_B';
}

function line(rule: string, message: string, fen: number): RuleLine {
  return { rule, met: true, message, figure: figureAmount(fen) };
}

function commissionLine({ amount, commission }: Readonly<Fees>, rates: FeeRates): RuleLine {
  const minimum = `最低 ${figureAmount(rates.minimumFen)}`;
  const how = `佣金 ${figureAmount(amount)} × ${percentText(rates.commission)}`;
  return line('FE-2', `${how},${minimum},收 ${figureAmount(commission)}。`, commission);
}

interface Part {
  readonly rule: string;
  readonly name: string;
  readonly amount: number;
  readonly rate: Ratio;
  readonly fen: number;
}

function partLine({ rule, name, amount, rate, fen }: Part, row: FeeRateRow): RuleLine {
  const cap = row.cap === undefined ? '' : `,最高 ${figureAmount(row.cap)}`;
  const how =
    rate.numerator === 0
      ? '不收'
      : `${figureAmount(amount)} × ${percentText(rate)}${cap} = ${figureAmount(fen)}`;
  return { ...line(rule, `${name} ${how}。`, fen), source: sourceOf(row) };
}

function totalWords({ total, handling, regulatory }: Readonly<Fees>, { isNet }: FeeRates): string {
  const inside = `经手费 ${figureAmount(handling)}、证管费 ${figureAmount(regulatory)}`;
  const how = isNet ? `按净佣约定另收${inside}` : `佣金为全佣,已含${inside}`;
  return `费用合计 ${figureAmount(total)},${how}。`;
}

function cashWords({ cash, total }: Readonly<Fees>, { isSell }: FeeRates): string {
  if (!isSell) return `买入共需 ${figureAmount(-cash)}。`;
  return cash >= 0
    ? `卖出净得 ${figureAmount(cash)}。`
    : `成交金额不足以支付费用 ${figureAmount(total)},尚差 ${figureAmount(-cash)}。`;
}
