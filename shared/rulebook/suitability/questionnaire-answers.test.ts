import { describe, expect, it } from 'vitest';
import { steadyAnswers } from '../../../test/helpers/questionnaire.ts';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { answersRefusals, QuestionnaireAnswers } from './questionnaire-answers.ts';

const questionnaire = 'Q-2026-1';
const assessedOn = '2026-11-23';

function refusalsOf(changed: QuestionnaireAnswers) {
  const answers = { ...steadyAnswers, ...changed };
  return answersRefusals({ questionnaire, answers, assessedOn }, ruleTables);
}

describe('answersRefusals', () => {
  it('QN-2 refuses nothing of a questionnaire that is answered whole', () => {
    expect(refusalsOf({})).toEqual([]);
  });

  it('QN-2 refuses a question nobody answered at itself, by its number', () => {
    const { q07: _, v2: __, ...answers } = steadyAnswers;
    expect(answersRefusals({ questionnaire, answers, assessedOn }, ruleTables)).toEqual([
      { rule: 'QN-2', field: 'answers.q07', message: '第 7 题尚未回答,请客户选择。' },
      { rule: 'QN-2', field: 'answers.v2', message: '第 22 题尚未回答,请客户选择。' },
    ]);
  });

  it.each<[string, string, QuestionnaireAnswers]>([
    ['q01', '第 1 题只能选一项,请客户重新选择。', { q01: ['A', 'B'] }],
    ['q13', '第 13 题没有选项 D,请客户重新选择。', { q13: ['D'] }],
    ['q08', '第 8 题没有选项 F,请客户重新选择。', { q08: ['B', 'F'] }],
    ['q08', '第 8 题重复选了同一选项,请客户重新选择。', { q08: ['B', 'B'] }],
    ['q04', '第 4 题尚未回答,请客户选择。', { q04: [] }],
    ['q21', '问卷 Q-2026-1 没有题目 q21,请重新填写问卷。', { q21: ['A'] }],
  ])('QN-2 refuses at %s: %s', (question, message, changed) => {
    expect(refusalsOf(changed)).toEqual([{ rule: 'QN-2', field: `answers.${question}`, message }]);
  });

  it('QN-1 refuses answers to another questionnaire than that of the day', () => {
    const given = { questionnaire: 'Q-2025-1', answers: steadyAnswers, assessedOn };
    expect(answersRefusals(given, ruleTables)).toEqual([
      {
        rule: 'QN-1',
        field: 'questionnaire',
        message: '测评当日适用问卷 Q-2026-1,所填为 Q-2025-1。请客户按 Q-2026-1 重新填写。',
      },
    ]);
  });

  it('QN-1 refuses answers of a day without a questionnaire', () => {
    const given = { questionnaire, answers: steadyAnswers, assessedOn: '2025-12-31' };
    expect(answersRefusals(given, ruleTables)).toMatchObject([
      { rule: 'QN-1', field: 'questionnaire' },
    ]);
  });
});

describe('QuestionnaireAnswers', () => {
  it.each([{ __proto__x: ['A'] }, { q1a: ['A'] }, { q01: ['I'] }, { q01: [] }, { q01: 'A' }])(
    'QN-2 is not %j',
    (answers) => {
      expect(QuestionnaireAnswers.safeParse(answers).success).toBe(false);
    },
  );
});
