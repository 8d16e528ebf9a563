import { describe, expect, it } from 'vitest';
import file from '../../../assets/reference/questionnaire.json' with { type: 'json' };
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { fullMarks, questionnaireTable, questionsOn } from './questionnaire.ts';

const on = '2026-11-23';
const topics = [
  ['FINANCES', 5, 24],
  ['KNOWLEDGE', 3, 14],
  ['EXPERIENCE', 4, 20],
  ['GOALS', 4, 20],
  ['PREFERENCE', 4, 22],
  ['VETO', 2, 0],
] as const;

/** The published file with its rows changed. */
function fileOf(change: (row: (typeof file.rows)[number], at: number) => object) {
  return { ...file, rows: file.rows.map(change) };
}

function faultsOf(table: unknown): readonly string[] {
  const { error } = questionnaireTable.safeParse(table);
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('the questionnaire in use', () => {
  const asked = questionsOn(ruleTables.questionnaire, on);
  const questions = asked.found ? asked.questions : [];

  it('QN-1 has 20 questions of 100 points, which are the full marks of the bands, then two without points', () => {
    const counted = questions.slice(0, 20).map(({ question }) => question);
    const numbers = Array.from({ length: 20 }, (_, at) => `q${String(at + 1).padStart(2, '0')}`);
    expect(counted).toEqual(numbers);
    expect(questions.slice(20).map(({ question }) => question)).toEqual(['v1', 'v2']);
    expect(fullMarks(questions.slice(0, 20))).toBe(100);
    expect(fullMarks(questions)).toBe(ruleTables.riskBands.rows[0]?.maxPoints);
  });

  it.each(topics)('QN-1 asks of %s %i questions that come to %i points', (topic, count, points) => {
    const own = questions.filter((question) => question.topic === topic);
    expect([own.length, fullMarks(own)]).toEqual([count, points]);
  });

  it('QN-4 has one option each for missing capacity and for no loss at all', () => {
    const lowest = questions.flatMap(({ question, options }) =>
      options.flatMap((one) =>
        one.lowest === undefined ? [] : [[question, one.code, one.lowest]],
      ),
    );
    expect(lowest).toEqual([
      ['v1', 'B', 'NO_CAPACITY'],
      ['v2', 'B', 'NO_LOSS'],
    ]);
  });

  it('QN-1 is none before its first day', () => {
    expect(questionsOn(ruleTables.questionnaire, '2025-12-31')).toMatchObject({
      found: false,
      message: expect.stringContaining('没有 2025-12-31 适用的条目'),
    });
  });
});

describe('questionnaireTable', () => {
  it('QN-1 takes a new questionnaire from the day after the last one on, each on its days', () => {
    const ended = fileOf((row) => ({ ...row, effectiveTo: '2026-12-31' }));
    const next = fileOf((row) => ({
      ...row,
      effectiveFrom: '2027-01-01',
      questionnaire: 'Q-2027-1',
    }));
    const both = questionnaireTable.parse({ ...file, rows: [...ended.rows, ...next.rows] });
    const inUse = ['2026-12-31', '2027-01-01'].map((day) => questionsOn(both, day));
    expect(inUse.map((one) => one.found && [one.questionnaire, one.questions.length])).toEqual([
      ['Q-2026-1', 22],
      ['Q-2027-1', 22],
    ]);
  });

  it('QN-1 refuses a questionnaire whose questions are in use on different days', () => {
    const table = fileOf((row, at) => (at === 3 ? { ...row, effectiveTo: '2026-12-31' } : row));
    expect(faultsOf(table)).toContain('rows.3 问卷 Q-2026-1 各题的适用日期应相同。');
  });

  it('QN-1 refuses two questionnaires on one day', () => {
    const table = fileOf((row, at) => (at === 21 ? { ...row, questionnaire: 'Q-2026-2' } : row));
    expect(faultsOf(table)).toEqual(['rows.21 同一天有两份问卷适用。']);
  });

  it('QN-1 refuses options out of order and points where none count', () => {
    const reversed = fileOf((row, at) =>
      at === 0 ? { ...row, options: row.options.toReversed() } : row,
    );
    expect(faultsOf(reversed)).toEqual(['rows.0 选项代码应从 A 起依次排列。']);
    const scored = fileOf((row, at) =>
      at === 20 ? { ...row, options: row.options.map((one) => ({ ...one, points: 1 })) } : row,
    );
    expect(faultsOf(scored)).toEqual(['rows.20 不计分的题(v)各选项应为 0 分。']);
  });

  it('QN-6 refuses a contradiction to an option that is not there', () => {
    const wealth = fileOf((row, at) =>
      at === 2 ? { ...row, options: row.options.slice(0, 4) } : row,
    );
    expect(faultsOf(wealth)).toEqual(['rows.1 问卷没有 q03 的选项 E。']);
  });
});
