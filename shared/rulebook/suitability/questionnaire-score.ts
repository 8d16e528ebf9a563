import { rowOn } from '../dated-table.ts';
import type { Explained } from '../explain.ts';
import type { RuleTables } from '../tables.ts';
import { explainAssessmentValidity } from './assessment-terms.ts';
import type { CustomerLevel } from './levels.ts';
import { InvestmentTerm, InvestmentVariety } from './match-goals.ts';
import {
  type AnsweredQuestion,
  answeredQuestions,
  type AnsweredQuestionnaire,
  answersRefusals,
} from './questionnaire-answers.ts';
import { contradictionLines, goalLines, lowestLines, pointLines } from './questionnaire-lines.ts';
import { fullMarks, mostPoints, questionsOn, type QuestionOption } from './questionnaire.ts';
import { explainLevel } from './risk-level.ts';

/** What a client's answers come to. */
export interface Assessment {
  readonly score: number;
  readonly level: CustomerLevel;
  /** 风险承受能力最低类别, which is C1 whatever the score. */
  readonly lowestCategory: boolean;
  /** The longest the client wants to invest; null where no answer says it. */
  readonly term: InvestmentTerm | null;
  readonly varieties: readonly InvestmentVariety[];
  /** Whether answers contradict each other: a supervisor looks at it (RS-4). */
  readonly contradiction: boolean;
  /** The last day it holds. */
  readonly validTo: string;
}

/** The tables an assessment is made by. */
export type AssessmentTables = Pick<RuleTables, 'questionnaire' | 'riskBands' | 'assessmentTerms'>;

/**
 * What a client's answers come to by the questionnaire of the day, line by line: the points of each question, the level
 * of their sum, the single answers that put him into the lowest category, what he wants to invest in and for how long,
 * answers that contradict each other, the last day. Rules QN-1 to QN-6, RS-1 to RS-3 (docs/rules.md). Answers that
 * `answersRefusals` refuses and days without a row decide nothing.
 */
export function explainAssessment(
  given: AnsweredQuestionnaire,
  tables: AssessmentTables,
): Explained<Assessment> {
  const { answers, assessedOn } = given;
  const asked = questionsOn(tables.questionnaire, assessedOn);
  if (!asked.found) return asked;
  const refusals = answersRefusals(given, tables);
  if (refusals.length > 0) return none(refusals.map(({ message }) => message).join(''));
  const bands = rowOn(tables.riskBands, assessedOn);
  if (!bands.found) return bands;
  const [marks, { maxPoints }] = [fullMarks(asked.questions), bands.row];
  if (marks !== maxPoints) return none(marksMessage(marks, maxPoints));
  return assessed(answeredQuestions(asked.questions, answers), assessedOn, tables);
}

function assessed(
  answered: readonly AnsweredQuestion[],
  on: string,
  tables: AssessmentTables,
): Explained<Assessment> {
  const chosen = answered.flatMap((one) => one.chosen);
  const score = answered.reduce((sum, one) => sum + mostPoints(one.chosen), 0);
  const level = explainLevel({ score, ...vetoesOf(chosen) }, on, tables);
  if (!level.found) return level;
  const validity = explainAssessmentValidity(on, on, tables);
  if (!validity.found) return validity;
  const goals = goalsOf(chosen);
  const contradictions = contradictionLines(answered);
  const lines = [
    ...pointLines(answered),
    ...lowestLines(answered),
    ...level.lines,
    ...goalLines(answered, goals),
    ...contradictions,
    ...validity.lines,
  ];
  const contradiction = contradictions.some(({ met }) => !met);
  const { validTo } = validity.answer;
  return {
    found: true,
    answer: { score, ...level.answer, ...goals, contradiction, validTo },
    lines,
  };
}

/** The single answers RS-2 decides by. */
function vetoesOf(chosen: readonly QuestionOption[]) {
  return {
    hasFullCapacity: !chosen.some(({ lowest }) => lowest === 'NO_CAPACITY'),
    refusesAnyLoss: chosen.some(({ lowest }) => lowest === 'NO_LOSS'),
  };
}

/** The longest term and all varieties that were chosen, in the order of their lists. */
function goalsOf(chosen: readonly QuestionOption[]): Pick<Assessment, 'term' | 'varieties'> {
  const terms = new Set(chosen.map(({ term }) => term));
  const varieties = new Set(chosen.flatMap((one) => one.varieties ?? []));
  return {
    term: InvestmentTerm.options.findLast((term) => terms.has(term)) ?? null,
    varieties: InvestmentVariety.options.filter((variety) => varieties.has(variety)),
  };
}

function none(message: string): { readonly found: false; readonly message: string } {
  return { found: false, message };
}

function marksMessage(marks: number, maxPoints: number): string {
  return `问卷满分 ${marks} 分,分级按满分 ${maxPoints} 分,两者不一致,不能测评。请联系总部更新规则版本。`;
}
