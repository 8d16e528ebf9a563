import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn, rowsOn } from '../dated-table.ts';
import { InvestmentTerm, InvestmentVariety } from './match-goals.ts';

/** A question's id, `q…` for those that count and `v…` for those that only decide the lowest category. */
export const QuestionId = z.string().regex(/^[qv]\d{1,2}$/, '题目编号应如 q01、v1。');

/** An option's code, A the first. */
export const OptionCode = z.string().regex(/^[A-H]$/, '选项代码应为 A 至 H。');

const option = z.strictObject({
  code: OptionCode,
  text: z.string().min(1),
  points: z.int().min(0).max(100),
  lowest: z.enum(['NO_CAPACITY', 'NO_LOSS']).exactOptional(),
  term: InvestmentTerm.exactOptional(),
  varieties: z.array(InvestmentVariety).min(1).exactOptional(),
  contradicts: z
    .array(z.strictObject({ question: QuestionId, code: OptionCode }))
    .min(1)
    .exactOptional(),
});

const questionRow = datedRow
  .extend({
    questionnaire: z.string().min(1).max(20),
    question: QuestionId,
    topic: z.enum(['FINANCES', 'KNOWLEDGE', 'EXPERIENCE', 'GOALS', 'PREFERENCE', 'VETO']),
    text: z.string().min(1),
    several: z.boolean(),
    options: z.array(option).min(2).max(8),
  })
  .refine(isInOrder, '选项代码应从 A 起依次排列。')
  .refine(isUnscoredVeto, '不计分的题(v)各选项应为 0 分。');

/** A question of a questionnaire with its options, as the client reads them. */
export type Question = Readonly<z.infer<typeof questionRow>>;

/** One option; `lowest` puts the client into the lowest category, whatever the score. */
export type QuestionOption = Question['options'][number];

/**
 * The questionnaires (`assets/reference/questionnaire.json`), a row for each question, in the order they are asked. Where
 * `several` options may be chosen the one with the most points counts. A questionnaire's id stands for its content: its
 * questions are in use on the same days, and no day has questions of two. Part of a row:
 *
 * { "questionnaire": "Q-2026-1", "question": "q13", "topic": "GOALS", "text": "您打算把这笔资金投资多久?",
 *   "several": false, "options": [{ "code": "A", "text": "不超过 1 年", "points": 0, "term": "UP_TO_1_YEAR" }, …] }
 *
 * An option may also say `lowest`, `varieties`, and with which options of other questions it cannot be true
 * (`contradicts`).
 */
export const questionnaireTable = datedTable(questionRow, ['question']).superRefine(
  ({ rows }, context) => {
    for (const [at, row] of rows.entries()) {
      for (const message of [...seamFaults(row, at, rows), ...referenceFaults(row, rows)]) {
        context.addIssue({ code: 'custom', path: ['rows', at], message });
      }
    }
  },
);
/** The table, parsed. */
export type QuestionnaireTable = DatedTable<Question>;

/** The questionnaire of a day, its questions in order; or what staff read when there is none. */
export type QuestionnaireOn =
  | {
      readonly found: true;
      readonly questionnaire: string;
      readonly questions: readonly Question[];
    }
  | { readonly found: false; readonly message: string };

/** The questionnaire clients answer on a day. Rule QN-1 (docs/rules.md). Fails closed on a day without one. */
export function questionsOn(table: QuestionnaireTable, date: string): QuestionnaireOn {
  const first = rowOn(table, date);
  if (!first.found) return first;
  const { questionnaire } = first.row;
  return { found: true, questionnaire, questions: rowsOn(table, date) };
}

/** The most points a questionnaire can come to. */
export function fullMarks(questions: readonly Question[]): number {
  return questions.reduce((sum, question) => sum + mostPoints(question.options), 0);
}

/** The points of the best of some options; 0 of none. */
export function mostPoints(options: readonly QuestionOption[]): number {
  return options.reduce((most, { points }) => Math.max(most, points), 0);
}

function isInOrder({ options }: { readonly options: readonly { readonly code: string }[] }) {
  return options.every(({ code }, at) => code === 'ABCDEFGH'[at]);
}

/** What only decides the lowest category moves no score. */
function isUnscoredVeto(row: {
  readonly question: string;
  readonly options: readonly { readonly points: number }[];
}) {
  return !row.question.startsWith('v') || row.options.every(({ points }) => points === 0);
}

/** Where a row's days do not agree with those of the rows before it. */
function seamFaults(row: Question, at: number, rows: readonly Question[]): readonly string[] {
  if (row.state !== 'operative') return [];
  const before = rows.slice(0, at).filter(({ state }) => state === 'operative');
  const mates = before.filter(({ questionnaire }) => questionnaire === row.questionnaire);
  const others = before.filter(({ questionnaire }) => questionnaire !== row.questionnaire);
  return [
    ...(mates.every((mate) => haveSameDays(mate, row))
      ? []
      : [`问卷 ${row.questionnaire} 各题的适用日期应相同。`]),
    ...(others.some((other) => overlap(other, row)) ? ['同一天有两份问卷适用。'] : []),
  ];
}

/** Options named as contradictions that the questionnaire does not have. */
function referenceFaults(row: Question, rows: readonly Question[]): readonly string[] {
  const mates = rows.filter(({ questionnaire }) => questionnaire === row.questionnaire);
  const named = row.options.flatMap(({ contradicts = [] }) => contradicts);
  return named
    .filter(({ question, code }) => !mates.some((mate) => hasOption(mate, question, code)))
    .map(({ question, code }) => `问卷没有 ${question} 的选项 ${code}。`);
}

function hasOption({ question, options }: Question, id: string, code: string): boolean {
  return question === id && options.some((one) => one.code === code);
}

function haveSameDays(a: Question, b: Question): boolean {
  return a.effectiveFrom === b.effectiveFrom && a.effectiveTo === b.effectiveTo;
}

function overlap(a: Question, b: Question): boolean {
  const startsIn = (one: Question, other: Question) =>
    other.effectiveFrom <= one.effectiveFrom &&
    (other.effectiveTo === null || one.effectiveFrom <= other.effectiveTo);
  return startsIn(a, b) || startsIn(b, a);
}
