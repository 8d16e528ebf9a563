import { tenThousandthText } from '../../values/decimal.ts';
import { type Ratio, timesRatio } from '../../values/exact.ts';
import { figureAmount } from '../../values/money.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import type { Board } from '../trading/board.ts';
import type { CommissionTerms } from './commission-contract.ts';
import type {
  CommissionFloorsRow,
  CommissionFloorsTable,
  CommissionLimitsRow,
  CommissionLimitsTable,
} from './commission-tables.ts';
import { type FeeRatesTable, type FeeRows, feeRowsOn } from './fee-rates.ts';

/** Whether a branch may agree on a commission. */
export type CommissionAnswer =
  | { readonly result: 'OK'; readonly needsAuthorization: boolean }
  | { readonly result: 'OVER_MAX' | 'BELOW_PASSED_ON' };

/**
 * Whether a commission may be agreed on: not above the highest rate; where it holds handling and regulatory fee, not
 * below them; below the branch's floor or lowest charge only with authorization. Rules FE-8, FE-9 (docs/rules.md).
 */
export function explainCommissionTerms(
  {
    board,
    terms,
    date,
  }: { readonly board: Board; readonly terms: CommissionTerms; readonly date: string },
  tables: {
    readonly commissionLimits: CommissionLimitsTable;
    readonly commissionFloors: CommissionFloorsTable;
    readonly feeRates: FeeRatesTable;
  },
): Explained<CommissionAnswer> {
  const limits = rowOn(tables.commissionLimits, date);
  if (!limits.found) return limits;
  const floor = rowOn(tables.commissionFloors, date);
  if (!floor.found) return floor;
  const fees = feeRowsOn(tables.feeRates, board, date);
  if (!fees.found) return fees;
  const most = maxLine(terms, limits.row);
  const least = passedOnLine(terms, fees.rows);
  const floors = [floorLine(terms, floor.row), minimumLine(board, terms, floor.row)];
  const needsAuthorization = floors.some(({ met }) => !met);
  const answer: CommissionAnswer = !most.met
    ? { result: 'OVER_MAX' }
    : !least.met
      ? { result: 'BELOW_PASSED_ON' }
      : { result: 'OK', needsAuthorization };
  return { found: true, answer, lines: [most, least, ...floors] };
}

function maxLine({ rate }: CommissionTerms, row: CommissionLimitsRow): RuleLine {
  const met = parts(rate) <= parts(row.maxRate);
  const [figure, limit] = [tenThousandthText(rate), tenThousandthText(row.maxRate)];
  const message = met
    ? `佣金率 ${figure} 未超过上限 ${limit}。`
    : `佣金率 ${figure} 超过上限 ${limit},不能约定。请改低佣金率。`;
  return { rule: 'FE-8', met, message, figure, limit, source: sourceOf(row) };
}

function passedOnLine({ rate, mode }: CommissionTerms, rows: FeeRows): RuleLine {
  const passedOn = Math.max(
    parts(rows.handling.buyRate) + parts(rows.regulatory.buyRate),
    parts(rows.handling.sellRate) + parts(rows.regulatory.sellRate),
  );
  const met = mode === 'NET' || parts(rate) >= passedOn;
  const [figure, limit] = [
    tenThousandthText(rate),
    tenThousandthText({ numerator: passedOn, denominator: whole }),
  ];
  const message =
    mode === 'NET'
      ? '净佣约定另收经手费和证管费,佣金率没有下限。'
      : met
        ? `佣金率 ${figure} 不低于代收的经手费和证管费 ${limit}。`
        : `佣金率 ${figure} 低于代收的经手费和证管费 ${limit},不能约定。请改高佣金率,或改为净佣。`;
  return { rule: 'FE-8', met, message, figure, limit, source: sourceOf(rows.handling) };
}

function floorLine({ rate }: CommissionTerms, row: CommissionFloorsRow): RuleLine {
  const met = parts(rate) >= parts(row.floorRate);
  const [figure, limit] = [tenThousandthText(rate), tenThousandthText(row.floorRate)];
  const message = met
    ? `佣金率 ${figure} 不低于营业部下限 ${limit}。`
    : `佣金率 ${figure} 低于营业部下限 ${limit},须主管授权并报总部。`;
  return { rule: 'FE-9', met, message, figure, limit, source: sourceOf(row) };
}

function minimumLine(
  board: Board,
  { minimumFen }: CommissionTerms,
  row: CommissionFloorsRow,
): RuleLine {
  const least = lowestCharge(board, row);
  const met = minimumFen >= least;
  const unit = unitOf(board);
  const [figure, limit] = [`${figureAmount(minimumFen)} ${unit}`, `${figureAmount(least)} ${unit}`];
  const message = met
    ? `每笔最低佣金 ${figure} 不低于 ${limit}。`
    : `每笔最低佣金 ${figure} 低于 ${limit},须主管授权并报总部。`;
  return { rule: 'FE-9', met, message, figure, limit, source: sourceOf(row) };
}

function lowestCharge(board: Board, row: CommissionFloorsRow): number {
  if (board === 'SH_B') return row.minimumUsd;
  return board === 'SZ_B' ? row.minimumHkd : row.minimumCny;
}

function unitOf(board: Board): string {
  if (board === 'SH_B') return '美元';
  return board === 'SZ_B' ? '港元' : '元';
}

/** Rates have at most twelve decimals, so in these parts they are integers and can be compared. */
const whole = 10 ** 12;

function parts(rate: Ratio): number {
  return timesRatio(whole, rate, 'down');
}
