import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { CustomerLevel, levelName, rankOf } from './levels.ts';

const assessmentReviewRow = datedRow.extend({
  elderlyAge: z.int().min(1).max(150),
  elderlyLevel: CustomerLevel,
  maxTestsADay: z.int().min(1).max(20),
  suspectLevels: z.int().min(1).max(4),
});
type ReviewRow = Readonly<z.infer<typeof assessmentReviewRow>>;

/**
 * What makes a supervisor look at an assessment (`assets/reference/assessment-review.json`). Part of a row:
 *
 * { "elderlyAge": 70, "elderlyLevel": "C5", "maxTestsADay": 2, "suspectLevels": 2 }
 */
export const assessmentReviewTable = datedTable(assessmentReviewRow);
type AssessmentReviewTable = DatedTable<ReviewRow>;

/** An assessment that was just made, and what is known besides. */
export interface MadeAssessment {
  readonly age: number;
  readonly level: CustomerLevel;
  /** The level before; null at the first assessment. */
  readonly previousLevel: CustomerLevel | null;
  /** Whether a permission or product was refused for the previous level. */
  readonly wasRefused: boolean;
  /** With this one. */
  readonly testsToday: number;
  readonly incomeContradictsAssets: boolean;
}

/** Why an assessment goes to a supervisor. */
export type ReviewReason = 'ELDERLY_LEVEL' | 'CONTRADICTION' | 'TESTS_A_DAY' | 'JUMP_AFTER_REFUSAL';

/**
 * Whether a supervisor reviews an assessment before it counts, with every reason. Rule RS-4 (docs/rules.md). Fails closed
 * on a day without a row.
 */
export function explainAssessmentReview(
  made: MadeAssessment,
  on: string,
  { assessmentReview }: { readonly assessmentReview: AssessmentReviewTable },
): Explained<{ readonly reasons: readonly ReviewReason[] }> {
  const found = rowOn(assessmentReview, on);
  if (!found.found) return found;
  const checks = checksOf(made, found.row);
  const reasons = checks.flatMap(({ reason, suspect }) => (suspect ? [reason] : []));
  return {
    found: true,
    answer: { reasons },
    lines: checks.map((check) => lineOf(check, found.row)),
  };
}

interface Check {
  readonly reason: ReviewReason;
  readonly suspect: boolean;
  readonly words: string;
}

function checksOf(made: MadeAssessment, row: ReviewRow): readonly Check[] {
  const { age, level, previousLevel, testsToday } = made;
  const jump = previousLevel === null ? 0 : rankOf(level) - rankOf(previousLevel);
  return [
    {
      reason: 'ELDERLY_LEVEL',
      suspect: age >= row.elderlyAge && rankOf(level) >= rankOf(row.elderlyLevel),
      words: `客户 ${age} 周岁,等级 ${levelName(level)}`,
    },
    {
      reason: 'CONTRADICTION',
      suspect: made.incomeContradictsAssets,
      words: `收入与资产${made.incomeContradictsAssets ? '相互矛盾' : '没有矛盾'}`,
    },
    {
      reason: 'TESTS_A_DAY',
      suspect: testsToday > row.maxTestsADay,
      words: `当日测评 ${testsToday} 次,每日不超过 ${row.maxTestsADay} 次`,
    },
    {
      reason: 'JUMP_AFTER_REFUSAL',
      suspect: made.wasRefused && jump >= row.suspectLevels,
      words: made.wasRefused ? `被拒后等级变动 ${jump} 级` : '此前没有因等级被拒',
    },
  ];
}

function lineOf({ suspect, words }: Check, row: ReviewRow): RuleLine {
  const message = suspect ? `${words}。请主管审核后生效。` : `${words},无需审核。`;
  return { rule: 'RS-4', met: !suspect, message, source: sourceOf(row) };
}
