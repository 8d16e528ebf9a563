import { figureAmount } from '../../values/money.ts';
import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import {
  type Permission,
  permissionNames,
  type PermissionThreshold,
  type PermissionThresholdTable,
} from './permissions.ts';

/** What the access thresholds compare; assets in fen. */
export interface Standing {
  /** Daily average of the 20 trading days before, without what is borrowed. */
  readonly avgAssets: number;
  /** Months since the first trade of securities, with parts of a month where they are known. */
  readonly tradingMonths: number;
}

/** What falls short: `by` in fen for assets, in whole months still to go for experience. */
export interface Shortfall {
  readonly what: 'ASSET' | 'EXPERIENCE';
  readonly by: number;
}

/**
 * Whether a client has the assets and the experience a permission asks for, nothing else. Rules PM-1, PM-2
 * (docs/rules.md). Fails closed on a day without a row.
 */
export function explainAdmission(
  permission: Permission,
  standing: Standing,
  on: string,
  { permissionThresholds }: { readonly permissionThresholds: PermissionThresholdTable },
): Explained<{ readonly ok: boolean; readonly shortfalls: readonly Shortfall[] }> {
  const found = rowOn(permissionThresholds, on, { permission });
  if (!found.found) return found;
  const shortfalls = shortfallsOf(standing, found.row);
  const lines = thresholdLines(standing, found.row);
  return { found: true, answer: { ok: shortfalls.length === 0, shortfalls }, lines };
}

/** Assets before experience; a threshold is met by reaching it. */
export function shortfallsOf(
  { avgAssets, tradingMonths }: Standing,
  { minAvgAssets, minTradingMonths }: PermissionThreshold,
): readonly Shortfall[] {
  const short: readonly Shortfall[] = [
    { what: 'ASSET', by: (minAvgAssets ?? 0) - avgAssets },
    { what: 'EXPERIENCE', by: monthsToGo(tradingMonths, minTradingMonths ?? 0) },
  ];
  return short.filter(({ by }) => by > 0);
}

function monthsToGo(months: number, minimum: number): number {
  return Math.ceil(minimum - months);
}

/** One line for each threshold the row has. */
export function thresholdLines(standing: Standing, row: PermissionThreshold): readonly RuleLine[] {
  const lines: RuleLine[] = [];
  if (row.minAvgAssets !== null) lines.push(assetLine(standing.avgAssets, row.minAvgAssets, row));
  if (row.minTradingMonths !== null) {
    lines.push(experienceLine(standing.tradingMonths, row.minTradingMonths, row));
  }
  return lines;
}

function assetLine(avgAssets: number, minimum: number, row: PermissionThreshold): RuleLine {
  const met = avgAssets >= minimum;
  const [figure, limit] = [figureAmount(avgAssets), figureAmount(minimum)];
  const words = `${permissionNames[row.permission]}要求前 20 个交易日日均资产不低于 ${limit} 元(不含融资融券融入),客户 ${figure} 元`;
  const short = `,还差 ${figureAmount(minimum - avgAssets)} 元。请客户补足后满 20 个交易日再申请。`;
  return {
    rule: 'PM-1',
    met,
    message: `${words}${met ? ',符合。' : short}`,
    figure,
    limit,
    source: sourceOf(row),
  };
}

function experienceLine(months: number, minimum: number, row: PermissionThreshold): RuleLine {
  const met = months >= minimum;
  const [figure, limit] = [`${months} 个月`, `${minimum} 个月`];
  const words = `${permissionNames[row.permission]}要求参与证券交易满 ${limit},客户 ${figure}`;
  const short = `,还差 ${monthsToGo(months, minimum)} 个月。请告知客户届时再申请。`;
  return {
    rule: 'PM-2',
    met,
    message: `${words}${met ? ',符合。' : short}`,
    figure,
    limit,
    source: sourceOf(row),
  };
}
