import { z } from 'zod';
import type { Refusal } from '../../errors.ts';
import {
  OptionCode,
  type Question,
  QuestionId,
  type QuestionnaireOn,
  type QuestionnaireTable,
  type QuestionOption,
  questionsOn,
} from './questionnaire.ts';

/** What a client chose, by question: { "q01": ["C"], "q08": ["B", "C"], … } */
export const QuestionnaireAnswers = z.record(QuestionId, z.array(OptionCode).min(1).max(8));
/** The answers, parsed; a question nobody answered is left out. */
export type QuestionnaireAnswers = Readonly<Record<string, readonly string[]>>;

/** A questionnaire a client answered on a day. */
export interface AnsweredQuestionnaire {
  /** Its id, as the client had it before him: 'Q-2026-1'. */
  readonly questionnaire: string;
  readonly answers: QuestionnaireAnswers;
  readonly assessedOn: string;
}

/** A question with the options chosen; `number` is its place in the questionnaire, as clients and staff count. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly number: number;
  readonly chosen: readonly QuestionOption[];
}

/**
 * Why answers cannot be assessed: none of the day's questionnaire (field `questionnaire`), or a question without an
 * answer, with too many, with options or of a kind that it does not have (field `answers.q07`, one refusal each, in the
 * order of the questions). Empty when they can. Rules QN-1, QN-2 (docs/rules.md).
 *
 * answersRefusals({ questionnaire: 'Q-2026-1', answers: { q01: ['C'] }, assessedOn: '2026-11-23' }, tables)
 *   → [{ rule: 'QN-2', field: 'answers.q02', message: '第 2 题尚未回答,请客户选择。' }, …]
 */
export function answersRefusals(
  { questionnaire, answers, assessedOn }: AnsweredQuestionnaire,
  tables: { readonly questionnaire: QuestionnaireTable },
): readonly Refusal[] {
  const asked = questionsOn(tables.questionnaire, assessedOn);
  const other = otherQuestionnaire(asked, questionnaire);
  if (other !== null) return [{ rule: 'QN-1', field: 'questionnaire', message: other }];
  const questions = asked.found ? asked.questions : [];
  const wrong = questions.flatMap((question, at) =>
    answerFault(question, at + 1, answers[question.question] ?? []),
  );
  const known = new Set(questions.map(({ question }) => question));
  const unknown = Object.keys(answers).filter((id) => !known.has(id));
  return [
    ...wrong,
    ...unknown.map((id) => refusalAt(id, `问卷 ${questionnaire} 没有题目 ${id},请重新填写问卷。`)),
  ];
}

/** The questions of a day with what was chosen of each: answers that were not refused have one option at least. */
export function answeredQuestions(
  questions: readonly Question[],
  answers: QuestionnaireAnswers,
): readonly AnsweredQuestion[] {
  return questions.map((question, at) => {
    const codes = answers[question.question] ?? [];
    const chosen = question.options.filter(({ code }) => codes.includes(code));
    return { question, number: at + 1, chosen };
  });
}

function otherQuestionnaire(asked: QuestionnaireOn, given: string): string | null {
  if (!asked.found) return asked.message;
  const { questionnaire } = asked;
  return questionnaire === given
    ? null
    : `测评当日适用问卷 ${questionnaire},所填为 ${given}。请客户按 ${questionnaire} 重新填写。`;
}

function answerFault(
  { question, several, options }: Question,
  number: number,
  codes: readonly string[],
): readonly Refusal[] {
  const says = (message: string) => [refusalAt(question, `第 ${number} 题${message}`)];
  if (codes.length === 0) return says('尚未回答,请客户选择。');
  const unknown = codes.find((code) => !options.some((one) => one.code === code));
  if (unknown !== undefined) return says(`没有选项 ${unknown},请客户重新选择。`);
  if (new Set(codes).size < codes.length) return says('重复选了同一选项,请客户重新选择。');
  return several || codes.length === 1 ? [] : says('只能选一项,请客户重新选择。');
}

function refusalAt(question: string, message: string): Refusal {
  return { rule: 'QN-2', field: `answers.${question}`, message };
}
