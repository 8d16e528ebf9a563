import { figureAmount } from '../../values/money.ts';
import type { Explained } from '../explain.ts';
import type { Board } from '../trading/board.ts';
import type { CommissionTerms } from './commission-contract.ts';
import { explainFees } from './explain-fees.ts';
import type { FeeRatesTable } from './fee-rates.ts';

/** A buy order; for a market order the limit is the day's upper limit or the protection price. */
export interface BuyOrder {
  readonly board: Board;
  readonly limitPriceMilli: number;
  readonly quantity: number;
  readonly terms: CommissionTerms;
  readonly date: string;
}

/**
 * What is frozen for a buy order, in fen, and how it came about: what it costs when all of it is filled at its limit.
 * That covers any fills of the order at or under the limit, because every fee grows with the amount. Fails closed
 * without a row. Rule FZ-1 (docs/rules.md).
 */
export function explainBuyFreeze(
  { board, limitPriceMilli, quantity, terms, date }: BuyOrder,
  tables: { readonly feeRates: FeeRatesTable },
): Explained<number> {
  const turnoverMilli = limitPriceMilli * quantity;
  const fees = explainFees({ board, side: 'BUY', turnoverMilli, terms, date }, tables);
  if (!fees.found) return fees;
  const freeze = -fees.answer.cash;
  const message = `按委托价全部成交计,冻结 ${figureAmount(freeze)},含费用 ${figureAmount(fees.answer.total)}。`;
  const line = { rule: 'FZ-1', met: true, message, figure: figureAmount(freeze) };
  return { found: true, answer: freeze, lines: [...fees.lines, line] };
}
