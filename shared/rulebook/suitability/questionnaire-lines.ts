import { type RuleLine, sourceOf } from '../explain.ts';
import {
  type InvestmentTerm,
  type InvestmentVariety,
  termName,
  varietyName,
} from './match-goals.ts';
import type { AnsweredQuestion } from './questionnaire-answers.ts';
import { mostPoints, type QuestionOption } from './questionnaire.ts';

/** The points of each question that counts. Rule QN-3 (docs/rules.md). */
export function pointLines(answered: readonly AnsweredQuestion[]): readonly RuleLine[] {
  return answered.flatMap((one) => {
    const { question, chosen } = one;
    const limit = mostPoints(question.options);
    if (limit === 0) return [];
    const figure = mostPoints(chosen);
    const how = chosen.length > 1 ? '按最高的计' : '计';
    return {
      rule: 'QN-3',
      met: true,
      message: `${placeOf(one)},${how} ${figure} 分。`,
      figure: String(figure),
      limit: String(limit),
      source: sourceOf(question),
    };
  });
}

/** Whether the questions that ask for it put the client into the lowest category. Rule QN-4. */
export function lowestLines(answered: readonly AnsweredQuestion[]): readonly RuleLine[] {
  return answered.flatMap((one) => {
    const { question, chosen } = one;
    if (!question.options.some(isLowest)) return [];
    const [lowest] = chosen.filter(isLowest);
    const message =
      lowest === undefined
        ? `${placeOf(one)},不因此列为最低类别。`
        : `${placeOf(one)}(${lowest.text}),列为最低类别。`;
    return { rule: 'QN-4', met: lowest === undefined, message, source: sourceOf(question) };
  });
}

/** What the answers say of term and varieties, and where. Rule QN-5. */
export function goalLines(
  answered: readonly AnsweredQuestion[],
  goals: { readonly term: InvestmentTerm | null; readonly varieties: readonly InvestmentVariety[] },
): readonly RuleLine[] {
  const says = (what: string, figure: string, tells: (option: QuestionOption) => boolean) =>
    answered
      .filter(({ chosen }) => chosen.some(tells))
      .map((one) => ({
        rule: 'QN-5',
        met: true,
        message: `${placeOf(one)},${what}:${figure}。`,
        figure,
        source: sourceOf(one.question),
      }));
  const { term, varieties } = goals;
  const terms = term === null ? [] : says('拟投资期限', termName(term), (one) => one.term === term);
  const names = varieties.map(varietyName).join('、');
  return [...terms, ...says('拟投资品种', names, (one) => one.varieties !== undefined)];
}

/** Every two answers that cannot both be true; one line that is met where there are none. Rule QN-6. */
export function contradictionLines(answered: readonly AnsweredQuestion[]): readonly RuleLine[] {
  const lines = answered.flatMap((one) =>
    one.chosen
      .flatMap(({ contradicts = [] }) => contradicts)
      .flatMap(({ question, code }) => answered.filter((other) => isChosen(other, question, code)))
      .map((other) => ({
        rule: 'QN-6',
        met: false,
        message: `${placeOf(one)},与${placeOf(other)} 相互矛盾,由主管审核。`,
        source: sourceOf(one.question),
      })),
  );
  return lines.length > 0
    ? lines
    : [{ rule: 'QN-6', met: true, message: '各题答案之间没有矛盾。' }];
}

/** A question and what was chosen: 第 8 题选 B、C. */
function placeOf({ number, chosen }: AnsweredQuestion): string {
  return `第 ${number} 题选 ${chosen.map(({ code }) => code).join('、')}`;
}

function isLowest({ lowest }: QuestionOption): boolean {
  return lowest !== undefined;
}

function isChosen({ question, chosen }: AnsweredQuestion, id: string, code: string): boolean {
  return question.question === id && chosen.some((one) => one.code === code);
}
