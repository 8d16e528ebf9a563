import { z } from 'zod';
import { figureCount } from '../../values/count.ts';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { type LotCheck, lotChecks, type LotOrder, type LotResult } from './lot.ts';
import { Quoted, quotedNames } from './quoted.ts';

const units = z.int().min(1).max(100_000_000);

/**
 * Quantities of orders by board (`assets/reference/lots.json`), in shares, fund units or bonds (张).
 * `maxAfterHoursUnits` null: the board has no such orders. Part of a row:
 *
 * { "board": "STAR", "minUnits": 200, "incrementUnits": 1, "oddLot": "WHOLE_BALANCE", "maxLimitUnits": 100000,
 *   "maxMarketUnits": 50000, "maxAfterHoursUnits": 1000000 }
 */
export const lotsTable = datedTable(
  datedRow.extend({
    board: Quoted,
    minUnits: units,
    incrementUnits: units,
    oddLot: z.enum(['REMAINDER', 'WHOLE_BALANCE']),
    maxLimitUnits: units,
    maxMarketUnits: units,
    maxAfterHoursUnits: units.nullable(),
  }),
  ['board'],
);
type LotsTable = z.infer<typeof lotsTable>;
type LotsRow = LotsTable['rows'][number];

/**
 * Whether a quantity can be ordered; the first check that is not met is the answer. Rules LT-1 to LT-5 (docs/rules.md).
 */
export function explainLot(
  order: LotOrder & { readonly board: Quoted; readonly date: string },
  table: LotsTable,
): Explained<LotResult> {
  const found = rowOn(table, order.date, { board: order.board });
  if (!found.found) return found;
  const checks = lotChecks(order, found.row);
  const lines = checks.map((check) => lineOf(check, order, found.row));
  return { found: true, answer: checks.find(({ met }) => !met)?.result ?? 'OK', lines };
}

const rules: Readonly<Record<LotCheck['result'], string>> = {
  QTY_NOT_POSITIVE_INTEGER: 'LT-1',
  INSUFFICIENT_SELLABLE: 'LT-2',
  OVER_MAX: 'LT-3',
  BELOW_MIN: 'LT-4',
  BAD_INCREMENT: 'LT-4',
  ODD_LOT_MUST_BE_SOLD_TOGETHER: 'LT-5',
};

function lineOf(check: LotCheck, order: LotOrder & { readonly board: Quoted }, row: LotsRow) {
  const { result, met, limit } = check;
  const unit = unitOf(order.board);
  const figure = figureCount(order.qty);
  const what = `${quotedNames[order.board]}${ruleWords(check, row, unit)}`;
  const line: RuleLine = {
    rule: rules[result],
    met,
    message: `${what},本笔 ${figure} ${unit}。${met ? '' : nextStep(check, row, unit)}`,
    figure,
    limit: figureCount(limit),
  };
  // What the client holds comes from the register, not from a rule.
  const isFigureOfRow = result !== 'INSUFFICIENT_SELLABLE' && result !== 'QTY_NOT_POSITIVE_INTEGER';
  return isFigureOfRow ? { ...line, source: sourceOf(row) } : line;
}

function ruleWords({ result, limit }: LotCheck, row: LotsRow, unit: string): string {
  const count = `${figureCount(limit)} ${unit}`;
  switch (result) {
    case 'QTY_NOT_POSITIVE_INTEGER':
      return '委托数量应为正整数';
    case 'INSUFFICIENT_SELLABLE':
      return `可卖 ${count}`;
    case 'OVER_MAX':
      return limit === 0 ? '没有盘后定价委托' : `单笔最多 ${count}`;
    case 'BELOW_MIN':
      return `买入最少 ${count}`;
    case 'BAD_INCREMENT':
      return `买入应为 ${count}的整数倍`;
    case 'ODD_LOT_MUST_BE_SOLD_TOGETHER':
      return row.oddLot === 'REMAINDER'
        ? `卖出应为 ${count}的整数倍,零股应一次全部卖出`
        : `卖出最少 ${count},余额不足 ${count}的应一次全部卖出`;
  }
}

function nextStep({ result, limit }: LotCheck, row: LotsRow, unit: string): string {
  switch (result) {
    case 'QTY_NOT_POSITIVE_INTEGER':
      return '请重新填写数量。';
    case 'INSUFFICIENT_SELLABLE':
      return `请不多于 ${figureCount(limit)} ${unit}。`;
    case 'OVER_MAX':
      return limit === 0 ? '请改用限价委托。' : '请分笔申报。';
    case 'BELOW_MIN':
    case 'BAD_INCREMENT':
      return '请按规定数量修改。';
    case 'ODD_LOT_MUST_BE_SOLD_TOGETHER':
      return row.oddLot === 'REMAINDER'
        ? '请改为整手,或连同全部零股一次卖出。'
        : `请不少于 ${figureCount(limit)} ${unit},或一次全部卖出。`;
  }
}

function unitOf(board: Quoted): string {
  if (board === 'CB' || board === 'REVERSE_REPO') return '张';
  return board === 'ETF' || board === 'REIT' ? '份' : '股';
}
