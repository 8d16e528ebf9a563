import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { CustomerLevel, levelName } from './levels.ts';
import type { BandBounds, RiskBandsTable } from './risk-bands.ts';

/** The level of a score: as many bounds as it has reached above C1. */
function bandLevel(score: number, bounds: BandBounds): CustomerLevel {
  const reached = bounds.filter((bound) => bound <= score).length;
  return CustomerLevel.options[reached] ?? 'C5';
}

/** The level of a score by given bounds. Rule RS-1 (docs/rules.md). */
export function explainBand(score: number, bounds: BandBounds): Explained<CustomerLevel> {
  const level = bandLevel(score, bounds);
  return { found: true, answer: level, lines: [bandLine(score, bounds, level)] };
}

/** What the questionnaire says: its score and the two single answers that put a client into the lowest category. */
export interface LevelGrounds {
  readonly score: number;
  /** 完全民事行为能力 */
  readonly hasFullCapacity: boolean;
  /** 不愿承受任何本金损失 */
  readonly refusesAnyLoss: boolean;
}

/** The level, and whether the client is in the lowest category, which is then C1 whatever the score. */
export interface Assessed {
  readonly level: CustomerLevel;
  readonly lowestCategory: boolean;
}

/** What a questionnaire comes to by the bands of the day. Rules RS-1 and RS-2. Fails closed on a day without a row. */
export function explainLevel(
  grounds: LevelGrounds,
  on: string,
  { riskBands }: { readonly riskBands: RiskBandsTable },
): Explained<Assessed> {
  const found = rowOn(riskBands, on);
  if (!found.found) return found;
  const { lowestPoints, maxPoints } = found.row;
  const byScore = bandLevel(grounds.score, lowestPoints);
  const band = bandLine(grounds.score, lowestPoints, byScore);
  const lines = [{ ...band, limit: `0–${maxPoints}`, source: sourceOf(found.row) }];
  const veto = vetoLine(grounds);
  return veto === null
    ? { found: true, answer: { level: byScore, lowestCategory: false }, lines }
    : { found: true, answer: { level: 'C1', lowestCategory: true }, lines: [...lines, veto] };
}

function bandLine(score: number, bounds: BandBounds, level: CustomerLevel): RuleLine {
  const message = `得分 ${score},各级下限 C2 至 C5 为 ${bounds.join('、')},等级 ${levelName(level)}。`;
  return { rule: 'RS-1', met: true, message, figure: String(score) };
}

function vetoLine({ hasFullCapacity, refusesAnyLoss }: LevelGrounds): RuleLine | null {
  if (hasFullCapacity && !refusesAnyLoss) return null;
  const why = hasFullCapacity ? '不愿承受任何本金损失' : '不具备完全民事行为能力';
  const message = `客户${why},列为风险承受能力最低类别,不看得分;重新测评后方可调整。`;
  const source = '证券经营机构投资者适当性管理实施指引(试行) · M';
  return { rule: 'RS-2', met: false, message, source };
}
