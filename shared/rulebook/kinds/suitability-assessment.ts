import { z } from 'zod';
import { explainAssessmentReview } from '../suitability/assessment-review.ts';
import { explainAssessmentValidity } from '../suitability/assessment-terms.ts';
import { CustomerLevel } from '../suitability/levels.ts';
import { BandBounds } from '../suitability/risk-bands.ts';
import { explainBand, explainLevel } from '../suitability/risk-level.ts';
import { answered, DateText, type RuleKind, ruleKind } from './kind.ts';

const Score = z.int().min(0);

const riskScore = ruleKind({
  kind: 'risk_score',
  title: '风险测评得分的等级',
  input: z.strictObject({ score: Score, bands: BandBounds }),
  example: { score: 60, bands: [20, 40, 60, 80] },
  answer: ({ score, bands }) => answered(explainBand(score, bands), (level) => ({ level })),
});

const questionnaire = ruleKind({
  kind: 'questionnaire',
  title: '风险测评结果',
  input: z.strictObject({
    score: Score,
    full_capacity: z.boolean(),
    refuses_any_loss: z.boolean(),
    date: DateText,
  }),
  example: { score: 85, full_capacity: true, refuses_any_loss: true, date: '2026-11-23' },
  answer: ({ score, full_capacity, refuses_any_loss, date }, tables) =>
    answered(
      explainLevel(
        { score, hasFullCapacity: full_capacity, refusesAnyLoss: refuses_any_loss },
        date,
        tables,
      ),
      ({ level, lowestCategory }) => ({ level, lowest_category: lowestCategory }),
    ),
});

const assessmentValidity = ruleKind({
  kind: 'assessment_validity',
  title: '风险测评有效期',
  input: z.strictObject({ assessed_on: DateText, on: DateText }),
  example: { assessed_on: '2024-11-23', on: '2026-11-23' },
  answer: ({ assessed_on, on }, tables) =>
    answered(explainAssessmentValidity(assessed_on, on, tables), ({ state, validTo }) => ({
      state,
      valid_to: validTo,
    })),
});

const assessmentReview = ruleKind({
  kind: 'assessment_review',
  title: '风险测评异常审核',
  input: z.strictObject({
    age: z.int().min(0),
    level: CustomerLevel,
    previous_level: CustomerLevel.nullable().default(null),
    was_refused: z.boolean().default(false),
    tests_today: z.int().min(1),
    income_contradicts_assets: z.boolean().default(false),
    date: DateText,
  }),
  example: { age: 70, level: 'C5', tests_today: 1, date: '2026-11-23' },
  answer: (input, tables) =>
    answered(
      explainAssessmentReview(
        {
          age: input.age,
          level: input.level,
          previousLevel: input.previous_level,
          wasRefused: input.was_refused,
          testsToday: input.tests_today,
          incomeContradictsAssets: input.income_contradicts_assets,
        },
        input.date,
        tables,
      ),
      ({ reasons }) => ({ review: reasons.length > 0, reasons: [...reasons] }),
    ),
});

/** The questionnaire. */
export const suitabilityAssessmentKinds: readonly RuleKind[] = [
  riskScore,
  questionnaire,
  assessmentValidity,
  assessmentReview,
];
