import { z } from 'zod';
import { timesFraction } from '../../values/exact.ts';
import { figureAmount } from '../../values/money.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { Yuan } from '../units.ts';

/** What points are given for. */
export const PointSource = z.enum(['COMMISSION', 'REFERRAL', 'LOYALTY', 'SUGGESTION']);
/** One of them. */
export type PointSource = z.infer<typeof PointSource>;

const pointSourceRow = datedRow
  .extend({
    earnedBy: PointSource,
    isOpen: z.boolean(),
    points: z.int().min(0).nullable(),
    amountPerPoint: Yuan.nullable(),
    rounding: z.enum(['down', 'half-up']),
    maxPointsAYear: z.int().min(0).nullable(),
  })
  .refine(
    (row) => (row.points === null) !== (row.amountPerPoint === null),
    '固定积分和每分金额只能填一项,且必须填一项。',
  )
  .refine((row) => row.amountPerPoint !== 0, '每分金额应大于 0。');
type PointSourceRow = Readonly<z.infer<typeof pointSourceRow>>;

/**
 * What points are given for (`assets/reference/point-sources.json`): so many each time, or one for so much money.
 * `isOpen` is the switch of compliance. Part of a row:
 *
 * { "earnedBy": "COMMISSION", "isOpen": true, "points": null, "amountPerPoint": "1.00 CNY", "rounding": "down",
 *   "maxPointsAYear": 50000 }
 */
export const pointSourceTable = datedTable(pointSourceRow, ['earnedBy']);

/** What points are asked for. */
export interface Earning {
  readonly earnedBy: PointSource;
  /** The commission in fen; 0 where points are fixed. */
  readonly amount: number;
  /** What the same source has given in the year already. */
  readonly pointsThisYear: number;
}

/**
 * The points for something, within the year's cap. Rules TR-3 to TR-5 (docs/rules.md). Fails closed without a row.
 *
 * @throws Fault VALUE_OUT_OF_RANGE for figures beyond 2^53
 */
export function explainEarnedPoints(
  earning: Earning,
  on: string,
  { pointSources }: { readonly pointSources: DatedTable<PointSourceRow> },
): Explained<number> {
  const { earnedBy } = earning;
  const found = rowOn(pointSources, on, { earnedBy });
  if (!found.found) return found;
  const { row } = found;
  if (!row.isOpen) return { found: true, answer: 0, lines: [closedLine(row)] };
  const whole = wholePoints(earning.amount, row);
  const left =
    row.maxPointsAYear === null ? whole : Math.max(row.maxPointsAYear - earning.pointsThisYear, 0);
  const points = Math.min(whole, left);
  const lines = [pointsLine(earning, whole, row)];
  if (points < whole) lines.push(capLine(points, row));
  return { found: true, answer: points, lines };
}

function wholePoints(amount: number, { points, amountPerPoint, rounding }: PointSourceRow): number {
  return amountPerPoint === null
    ? (points ?? 0)
    : timesFraction(amount, 1, amountPerPoint, rounding);
}

const names: Readonly<Record<PointSource, string>> = {
  COMMISSION: '佣金',
  REFERRAL: '推荐新客户',
  LOYALTY: '满周年',
  SUGGESTION: '采纳建议',
};

function closedLine(row: PointSourceRow): RuleLine {
  const message = `${names[row.earnedBy]}积分未经合规放行,不计积分。`;
  return { rule: 'TR-5', met: false, message, source: sourceOf(row) };
}

function pointsLine({ amount }: Earning, whole: number, row: PointSourceRow): RuleLine {
  const { amountPerPoint } = row;
  const how =
    amountPerPoint === null
      ? '每次'
      : ` ${figureAmount(amount)} 元,每 ${figureAmount(amountPerPoint)} 元一分,${row.rounding === 'down' ? '不足一分舍去' : '四舍五入'},`;
  return {
    rule: 'TR-3',
    met: true,
    message: `${names[row.earnedBy]}${how}计 ${whole} 分。`,
    source: sourceOf(row),
  };
}

function capLine(points: number, row: PointSourceRow): RuleLine {
  const message = `${names[row.earnedBy]}积分每年不超过 ${row.maxPointsAYear} 分,本次计 ${points} 分。`;
  return {
    rule: 'TR-4',
    met: false,
    message,
    limit: String(row.maxPointsAYear),
    source: sourceOf(row),
  };
}
