import fc from 'fast-check';
import type { Application } from '../../../shared/business/account-opening/application/application.ts';
import { questionsOn } from '../../../shared/rulebook/suitability/questionnaire.ts';
import { ruleTables } from '../rule-tables.ts';
import { seldom } from './flaws.ts';

/** How a client is assessed. */
export const assessmentPlan = fc.record({
  answers: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('bold' as const, 'cautious' as const) },
    { weight: 3, arbitrary: fc.array(fc.nat(4), { minLength: 22, maxLength: 22 }) },
  ),
  route: fc.constantFrom('CLIENT_SCREEN' as const, 'PAPER' as const),
  test: fc.oneof(
    { weight: 8, arbitrary: fc.constant({ testsToday: 1, retestReason: '' }) },
    {
      weight: 1,
      arbitrary: fc.record({
        testsToday: fc.integer({ min: 2, max: 4 }),
        retestReason: fc.constantFrom('客户说明答错了题', '客户收入有变化', '错'),
      }),
    },
  ),
  flaw: seldom(
    'none-made',
    'unanswered',
    'unknown-option',
    'two-options',
    'unknown-question',
    'old-questionnaire',
    'backward',
    'expired',
  ),
});
type Plan = typeof assessmentPlan extends fc.Arbitrary<infer One> ? One : never;

/** The questionnaire of a plan, filled in shortly before `at`. */
export function assessmentOf(plan: Plan, at: number): Application['assessment'] {
  const { flaw, route, test } = plan;
  if (flaw === 'none-made') return null;
  const endedAt = flaw === 'expired' ? at - 3 * 366 * 86_400_000 : at - 15 * 60_000;
  return {
    questionnaire: flaw === 'old-questionnaire' ? 'Q-2025-1' : 'Q-2026-1',
    route,
    answers: spoilt(answersOf(plan.answers), flaw),
    startedAt: flaw === 'backward' ? endedAt + 1 : endedAt - 300_000,
    endedAt,
    ...test,
  };
}

function answersOf(how: Plan['answers']): Record<string, string[]> {
  const asked = questionsOn(ruleTables.questionnaire, '2026-11-23');
  const questions = asked.found ? asked.questions : [];
  return Object.fromEntries(
    questions.map(({ question, options }, at) => {
      // The questions of the lowest category have one answer that leaves everything open.
      const last = question.startsWith('v') ? 0 : options.length - 1;
      const chosen =
        how === 'bold' ? last : how === 'cautious' ? 0 : (how[at] ?? 0) % options.length;
      return [question, [options[chosen]?.code ?? 'A']];
    }),
  );
}

function spoilt(answers: Record<string, string[]>, flaw: Plan['flaw']): Record<string, string[]> {
  const { q01: _, ...rest } = answers;
  switch (flaw) {
    case 'unanswered':
      return rest;
    case 'unknown-option':
      return { ...answers, q02: ['Z'] };
    case 'two-options':
      return { ...answers, q03: ['A', 'B'] };
    case 'unknown-question':
      return { ...answers, q99: ['A'] };
    case 'none':
    case 'none-made':
    case 'old-questionnaire':
    case 'backward':
    case 'expired':
      return answers;
  }
}
