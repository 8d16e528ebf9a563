import { percentText } from '../../values/decimal.ts';
import type { Ratio } from '../../values/exact.ts';
import { figureAmount } from '../../values/money.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { type Board, boardNames } from '../trading/board.ts';
import type { Side } from '../trading/side.ts';
import type { CommissionTerms } from './commission-contract.ts';
import { type FeeRatesTable, type FeeRateRow, type FeeRows, feeRowsOn } from './fee-rates.ts';
import { amountOf, type Fees, feesOf } from './fees.ts';
import { type FeeRates, feeRatesOf } from './prepared-rates.ts';

/** An order, or its fills of a day, as its fees depend on it. `turnoverMilli` is the sum of price × quantity. */
export interface FeeQuestion {
  readonly board: Board;
  readonly side: Side;
  readonly turnoverMilli: number;
  readonly terms: CommissionTerms;
  readonly date: string;
}

/**
 * The fees of an order and how each came about; an ALL_IN commission that does not hold the passed-on fees is told, the
 * figures stay the contract's. Rules FE-1 to FE-8 (docs/rules.md); fails closed without a row.
 */
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
    ...(isShort(fees, rates) ? [shortLine(fees, rows)] : []),
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

/** Whether a commission does not cover the fees it should hold (domain 6.1: not below the passed-on fees). */
function isShort(
  { commission, handling, regulatory }: Readonly<Fees>,
  { isNet }: FeeRates,
): boolean {
  return !isNet && commission < handling + regulatory;
}

function shortLine({ commission, handling, regulatory }: Readonly<Fees>, rows: FeeRows): RuleLine {
  const [figure, limit] = [figureAmount(commission), figureAmount(handling + regulatory)];
  const message = `全佣佣金 ${figure} 低于代收的经手费和证管费 ${limit}。请核对合同约定的佣金,并报总部。`;
  return { rule: 'FE-8', met: false, message, figure, limit, source: sourceOf(rows.handling) };
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
      ? rule === 'FE-5' || rule === 'FE-6'
        ? '不另收'
        : '不收'
      : `${figureAmount(amount)} × ${percentText(rate)}${cap} = ${figureAmount(fen)}`;
  return { ...line(rule, `${name} ${how}。`, fen), source: sourceOf(row) };
}

function totalWords(fees: Readonly<Fees>, rates: FeeRates): string {
  return `费用合计 ${figureAmount(fees.total)},${passedOnWords(fees, rates)}。`;
}

function passedOnWords(fees: Readonly<Fees>, rates: FeeRates): string {
  const { handling, regulatory } = fees;
  if (handling + regulatory === 0) return '不另收经手费和证管费';
  const both = `经手费 ${figureAmount(handling)}、证管费 ${figureAmount(regulatory)}`;
  if (rates.isNet) return `按净佣约定另收${both}`;
  return `佣金为全佣,${isShort(fees, rates) ? '不另收' : '已含'}${both}`;
}

function cashWords({ cash, total }: Readonly<Fees>, { isSell }: FeeRates): string {
  if (!isSell) return `买入共需 ${figureAmount(-cash)}。`;
  return cash >= 0
    ? `卖出净得 ${figureAmount(cash)}。`
    : `成交金额不足以支付费用 ${figureAmount(total)},尚差 ${figureAmount(-cash)}。`;
}
