import { percentText } from '../../values/decimal.ts';
import { figureAmount } from '../../values/money.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import type { Side } from '../trading/side.ts';
import { fineFigure } from './fine-amount.ts';
import {
  type HkCommissionTerms,
  type HkFeeItem,
  hkFeeNames,
  type HkFeeRatesTable,
  type HkFeeRow,
  hkFeeRowsOn,
} from './hk-fee-rates.ts';
import { type HkFees, hkFeesOf } from './hk-fees.ts';

/** A trade in Hong Kong as its fees depend on it. `turnoverMilli` is price (thousandths of HKD) × quantity. */
export interface HkFeeQuestion {
  readonly side: Side;
  readonly turnoverMilli: number;
  readonly terms: HkCommissionTerms;
  readonly date: string;
}

const rules: Readonly<Record<HkFeeItem, string>> = {
  stamp: 'HF-2',
  tradingFee: 'HF-3',
  sfcLevy: 'HF-3',
  afrcLevy: 'HF-3',
  settlement: 'HF-4',
};
const items = ['stamp', 'tradingFee', 'sfcLevy', 'afrcLevy', 'settlement'] as const;

/** The fees of a trade and how each came about. Rules HF-1 to HF-5 (docs/rules.md); fails closed without a row. */
export function explainHkFees(
  { side, turnoverMilli, terms, date }: HkFeeQuestion,
  { hkFeeRates }: { readonly hkFeeRates: HkFeeRatesTable },
): Explained<HkFees> {
  const found = hkFeeRowsOn(hkFeeRates, date);
  if (!found.found) return found;
  const fees = hkFeesOf(found.rows, side, terms, turnoverMilli);
  const lines = [
    commissionLine(fees, terms),
    ...items.map((item) => itemLine(item, fees, found.rows[item], turnoverMilli)),
    totalLine(fees),
  ];
  return { found: true, answer: fees, lines };
}

function commissionLine({ amount, commission }: HkFees, terms: HkCommissionTerms): RuleLine {
  const how = `${figureAmount(amount)} × ${percentText(terms.rate)},最低 ${figureAmount(terms.minimumCents)}`;
  const message = `佣金 ${how},收 ${figureAmount(commission)} 港元。`;
  return { rule: 'HF-1', met: true, message, figure: figureAmount(commission) };
}

function itemLine(item: HkFeeItem, fees: HkFees, row: HkFeeRow, turnoverMilli: number): RuleLine {
  const bounds = [
    row.rounding === 'UP' ? `每笔进位至 ${figureAmount(row.roundedTo)}` : '四舍五入',
    ...(row.minimum === undefined ? [] : [`最低 ${figureAmount(row.minimum)}`]),
    ...(row.maximum === undefined ? [] : [`最高 ${figureAmount(row.maximum)}`]),
  ].join(',');
  const fee = figureAmount(fees[item]);
  const of =
    row.rounding === 'UP'
      ? fineFigure({ units: turnoverMilli, decimals: 3 })
      : figureAmount(fees.amount);
  const how = `${of} × ${percentText(row.rate)},${bounds}`;
  return {
    rule: rules[item],
    met: true,
    message: `${hkFeeNames[item]} ${how},收 ${fee} 港元。`,
    figure: fee,
    source: sourceOf(row),
  };
}

function totalLine({ total, cash }: HkFees): RuleLine {
  const message = `费用合计 ${figureAmount(total)} 港元,资金变动 ${figureAmount(cash)} 港元。`;
  return { rule: 'HF-5', met: true, message, figure: figureAmount(cash) };
}
