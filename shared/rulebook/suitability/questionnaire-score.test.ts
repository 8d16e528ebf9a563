import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steadyAnswers } from '../../../test/helpers/questionnaire.ts';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { rankOf } from './levels.ts';
import type { QuestionnaireAnswers } from './questionnaire-answers.ts';
import { explainAssessment } from './questionnaire-score.ts';
import { type Question, questionsOn } from './questionnaire.ts';

const assessedOn = '2026-11-23';

function explained(
  changed: QuestionnaireAnswers,
  tables: Parameters<typeof explainAssessment>[1] = ruleTables,
) {
  const answers = { ...steadyAnswers, ...changed };
  return explainAssessment({ questionnaire: 'Q-2026-1', answers, assessedOn }, tables);
}

function assessed(changed: QuestionnaireAnswers) {
  const found = explained(changed);
  if (!found.found) throw new Error(found.message);
  return found;
}

const messagesOf = (rule: string, changed: QuestionnaireAnswers) =>
  assessed(changed).lines.flatMap((line) => (line.rule === rule ? [line.message] : []));

describe('explainAssessment', () => {
  it('QN-3 adds the points of the options chosen: 13 + 8 + 11 + 11 + 13', () => {
    expect(assessed({}).answer).toEqual({
      score: 56,
      level: 'C3',
      lowestCategory: false,
      term: 'UP_TO_5_YEARS',
      varieties: ['FIXED_INCOME', 'EQUITY'],
      contradiction: false,
      validTo: '2028-11-23',
    });
  });

  it('QN-3 counts the highest of several options, not their sum, and has a line for each question', () => {
    // Of question 8: A 0, B 2, C 3, D 4, E 5; of question 10: A 0, B 2, C 4, D 5, E 6.
    expect(assessed({ q08: ['E', 'B'], q10: ['D', 'C', 'B'] }).answer.score).toBe(56 + 2 + 1);
    const points = assessed({ q08: ['E', 'B'] }).lines.filter(({ rule }) => rule === 'QN-3');
    expect(points).toHaveLength(20);
    expect(points[0]).toEqual({
      rule: 'QN-3',
      met: true,
      message: '第 1 题选 C,计 2 分。',
      figure: '2',
      limit: '4',
      source: '本公司规定(参照中国证券业协会投资者风险承受能力评估问卷模板) · L',
    });
    expect(points[7]?.message).toBe('第 8 题选 B、E,按最高的计 5 分。');
  });

  it('QN-3 reaches a level by one point: 59 is C3, 60 is C4', () => {
    // Question 1 D for C is one more, question 2 D for C one more, question 5 D for C two more.
    expect(assessed({ q01: ['D'], q05: ['D'] }).answer).toMatchObject({ score: 59, level: 'C3' });
    const more = assessed({ q01: ['D'], q05: ['D'], q02: ['D'] });
    expect(more.answer).toMatchObject({ score: 60, level: 'C4' });
  });

  it.each<[string, QuestionnaireAnswers, string]>([
    ['without full civil capacity', { v1: ['B'] }, '第 21 题选 B(否),列为最低类别。'],
    ['unwilling to lose', { v2: ['B'] }, '第 22 题选 B(不接受任何亏损),列为最低类别。'],
  ])('QN-4 puts who is %s into the lowest category at 56 points', (_who, changed, message) => {
    expect(assessed(changed).answer).toMatchObject({
      score: 56,
      level: 'C1',
      lowestCategory: true,
    });
    expect(messagesOf('QN-4', changed)).toContain(message);
    expect(messagesOf('RS-2', changed)).toHaveLength(1);
  });

  it('QN-5 says term and varieties as chosen, in the order of their lists', () => {
    const changed = { q13: ['C'], q14: ['D', 'A'] };
    expect(assessed(changed).answer).toMatchObject({
      term: 'OVER_5_YEARS',
      varieties: ['FIXED_INCOME', 'OTHER'],
    });
    expect(messagesOf('QN-5', changed)).toEqual([
      '第 13 题选 C,拟投资期限:5 年以上。',
      '第 14 题选 A、D,拟投资品种:固定收益类、其他。',
    ]);
  });

  it.each<[QuestionnaireAnswers, boolean]>([
    [{ q02: ['A'], q03: ['E'] }, true],
    [{ q02: ['E'], q03: ['A'] }, true],
    [{ q02: ['B'], q03: ['E'] }, false],
    [{ q02: ['A'], q03: ['D'] }, false],
  ])('QN-6 finds in %j a contradiction of income and assets: %s', (changed, contradiction) => {
    expect(assessed(changed).answer.contradiction).toBe(contradiction);
  });

  it('QN-6 names both answers', () => {
    expect(messagesOf('QN-6', { q02: ['A'], q03: ['E'] })).toEqual([
      '第 2 题选 A,与第 3 题选 E 相互矛盾,由主管审核。',
    ]);
  });

  it('QN-2 decides nothing of answers that are refused', () => {
    expect(explained({ q01: ['A', 'B'] })).toEqual({
      found: false,
      message: '第 1 题只能选一项,请客户重新选择。',
    });
  });

  it('QN-1 decides nothing where the full marks are not those of the bands', () => {
    const { riskBands } = ruleTables;
    const rows = riskBands.rows.map((row) => ({ ...row, maxPoints: 120 }));
    expect(explained({}, { ...ruleTables, riskBands: { ...riskBands, rows } })).toMatchObject({
      found: false,
      message: expect.stringContaining('问卷满分 100 分,分级按满分 120 分'),
    });
  });

  it.each(['questionnaire', 'riskBands', 'assessmentTerms'] as const)(
    'QN-1 decides nothing on a day %s has no row for',
    (name) => {
      const table = ruleTables[name];
      const tables = { ...ruleTables, [name]: { ...table, rows: [] } };
      expect(explained({}, tables)).toMatchObject({ found: false });
    },
  );
});

const asked = questionsOn(ruleTables.questionnaire, assessedOn);
const questions = asked.found ? asked.questions : [];

/** Some of a question's options, one where only one may be chosen. */
function answerOf({ several, options }: Question): fc.Arbitrary<readonly string[]> {
  const codes = options.map(({ code }) => code);
  return fc.shuffledSubarray(codes, { minLength: 1, maxLength: several ? codes.length : 1 });
}

const anyAnswers: fc.Arbitrary<QuestionnaireAnswers> = fc.record(
  Object.fromEntries(questions.map((question) => [question.question, answerOf(question)])),
);

describe('any answers', () => {
  it('QN-3 come to 0 to 100 points', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { score } = assessed(answers).answer;
        expect(score >= 0 && score <= 100).toBe(true);
      }),
    );
  });

  it('QN-3 never come to a lower level when one option is replaced by one with more points', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...questions), fc.nat(), (answers, at, pick) => {
        const [code = ''] = answers[at.question] ?? [];
        const points = at.options.find((one) => one.code === code)?.points ?? 0;
        const better = at.options.filter((one) => one.points > points);
        const other = better[pick % better.length];
        fc.pre(other !== undefined);
        const raised = (answers[at.question] ?? []).map((one) => (one === code ? other.code : one));
        const [low, high] = [answers, { ...answers, [at.question]: [...new Set(raised)] }].map(
          (one) => assessed(one).answer,
        );
        expect(rankOf(high?.level ?? 'C1')).toBeGreaterThanOrEqual(rankOf(low?.level ?? 'C5'));
        expect(high?.lowestCategory).toBe(low?.lowestCategory);
      }),
    );
  });

  it('QN-3 come to the same in whatever order they were given', () => {
    const reversed = (answers: QuestionnaireAnswers): QuestionnaireAnswers =>
      Object.fromEntries(
        Object.entries(answers)
          .toReversed()
          .map(([question, codes]) => [question, codes.toReversed()]),
      );
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(assessed(reversed(answers))).toEqual(assessed(answers));
      }),
    );
  });
});
