import type { z } from 'zod';
import type { dueDiligenceTermsTable } from '../calendar/due-diligence-deadline.ts';
import { rowOn, rowsOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { type AmlBandRow, type AmlBandTable, AmlLevel, amlLevelNames } from './aml-tables.ts';
import { type Counted, countsOf, type CountTables, type RatedClient } from './rating-counts.ts';

/** The first rating of a client. `reviewMonths` is null where the review's term is not one in months. */
export interface InitialRating {
  readonly points: number;
  readonly level: AmlLevel;
  readonly reviewMonths: number | null;
  /** Enhanced due diligence: the source of wealth is asked and a senior approves. */
  readonly needsSeniorApproval: boolean;
}

/** The tables of a rating. */
export interface RatingTables extends CountTables {
  readonly amlBands: AmlBandTable;
  readonly dueDiligenceTerms: z.infer<typeof dueDiligenceTermsTable>;
}

/**
 * The initial risk rating (初次洗钱风险评级): the points of everything that counts, the level whose band holds their sum,
 * never below the least level of a circumstance. A line for each that counted. Rules RR-1 to RR-5 (docs/rules.md);
 * source: 银发〔2013〕2号, points of the house. Fails closed where a table has no row for the day.
 */
export function explainInitialRating(
  client: RatedClient,
  on: string,
  tables: RatingTables,
): Explained<InitialRating> {
  const counts = countsOf(client, on, tables);
  if (!counts.found) return counts;
  const points = counts.counted.reduce((sum, one) => sum + one.points, 0);
  const byPoints = levelOf(points, rowsOn(tables.amlBands, on));
  const level = counts.counted.reduce((least, one) => higherOf(least, one.leastLevel), byPoints);
  const band = rowOn(tables.amlBands, on, { level });
  if (!band.found) return band;
  const review = rowOn(tables.dueDiligenceTerms, on, { item: 'REVIEW', riskLevel: level });
  if (!review.found) return review;
  const { needsSeniorApproval } = band.row;
  const { months: reviewMonths } = review.row;
  const raised = counts.counted.filter(({ leastLevel }) => leastLevel === level);
  return {
    found: true,
    answer: { points, level, reviewMonths, needsSeniorApproval },
    lines: [
      ...counts.counted.map(countedLine),
      ...(level === byPoints ? [] : raised.map((one) => raisedLine(one, byPoints, level))),
      levelLine(points, band.row),
      ...(reviewMonths === null ? [] : [reviewLine(reviewMonths, sourceOf(review.row))]),
      ...(needsSeniorApproval ? [seniorLine(band.row)] : []),
    ],
  };
}

function levelOf(points: number, bands: readonly AmlBandRow[]): AmlLevel {
  const reached = bands.filter(({ lowestPoints }) => lowestPoints <= points);
  return reached.reduce<AmlLevel>((most, { level }) => higherOf(most, level), 'LOW');
}

function higherOf(a: AmlLevel, b: AmlLevel | null): AmlLevel {
  return b !== null && AmlLevel.options.indexOf(b) > AmlLevel.options.indexOf(a) ? b : a;
}

function countedLine({ rule, title, points, source }: Counted): RuleLine {
  return { rule, met: true, message: `${title},计 ${points} 分。`, figure: String(points), source };
}

function raisedLine({ title, source }: Counted, byPoints: AmlLevel, level: AmlLevel): RuleLine {
  const message = `${title},等级不低于${amlLevelNames[level]}(按分值为${amlLevelNames[byPoints]})。`;
  return { rule: 'RR-3', met: true, message, source };
}

function levelLine(points: number, band: AmlBandRow): RuleLine {
  const message = `合计 ${points} 分,初次洗钱风险等级:${amlLevelNames[band.level]}。`;
  const limit = `${band.lowestPoints} 分起`;
  return {
    rule: 'RR-4',
    met: true,
    message,
    figure: String(points),
    limit,
    source: sourceOf(band),
  };
}

function reviewLine(months: number, source: string): RuleLine {
  return { rule: 'RR-4', met: true, message: `每 ${months} 个月复评一次。`, source };
}

function seniorLine(band: AmlBandRow): RuleLine {
  const message = '须做强化尽职调查:了解财富来源,经主管授权后方可开户。';
  return { rule: 'RR-5', met: false, message, source: sourceOf(band) };
}
