import { z } from 'zod';
import {
  type AnsweredQuestionnaire,
  answersRefusals,
  QuestionnaireAnswers,
} from '../suitability/questionnaire-answers.ts';
import { type Assessment, explainAssessment } from '../suitability/questionnaire-score.ts';
import type { RuleTables } from '../tables.ts';
import type { Explained } from '../explain.ts';
import { answered, DateText, type Json, type RuleKind, ruleKind } from './kind.ts';

const questionnaireAnswers = ruleKind({
  kind: 'questionnaire_answers',
  title: '风险测评问卷计分',
  input: z.strictObject({
    questionnaire: z.string().min(1),
    answers: QuestionnaireAnswers,
    assessed_on: DateText,
  }),
  example: {
    questionnaire: 'Q-2026-1',
    answers: {
      q01: ['C'],
      q02: ['C'],
      q03: ['C'],
      q04: ['C'],
      q05: ['C'],
      q06: ['D'],
      q07: ['B'],
      q08: ['B', 'C'],
      q09: ['C'],
      q10: ['B', 'C'],
      q11: ['C'],
      q12: ['C'],
      q13: ['B'],
      q14: ['A', 'B'],
      q15: ['C'],
      q16: ['C'],
      q17: ['C'],
      q18: ['C'],
      q19: ['C'],
      q20: ['C'],
      v1: ['A'],
      v2: ['A'],
    },
    assessed_on: '2026-11-23',
  },
  answer: ({ questionnaire, answers, assessed_on }, tables) => {
    const given = { questionnaire, answers, assessedOn: assessed_on };
    return refused(given, tables) ?? answered(explainAssessment(given, tables), assessmentAnswer);
  },
});

/** The kinds that ask with a client's own answers. */
export const suitabilityQuestionnaireKinds: readonly RuleKind[] = [questionnaireAnswers];

/** What is wrong with the answers, as an answer; null when nothing is. */
function refused(given: AnsweredQuestionnaire, tables: RuleTables): Explained<Json> | null {
  const refusals = answersRefusals(given, tables);
  if (refusals.length === 0) return null;
  return {
    found: true,
    answer: { refused: refusals.map(({ field = '' }) => field) },
    lines: refusals.map(({ rule, message }) => ({ rule, met: false, message })),
  };
}

function assessmentAnswer(assessment: Assessment): Json {
  const { score, level, lowestCategory, term, varieties, contradiction, validTo } = assessment;
  return {
    score,
    level,
    lowest_category: lowestCategory,
    term,
    varieties: [...varieties],
    contradiction,
    valid_to: validTo,
  };
}
