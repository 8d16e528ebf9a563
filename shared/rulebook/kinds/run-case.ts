import { z } from 'zod';
import { Fault, faultText } from '../../errors.ts';
import { issueWords } from '../../values/issue-words.ts';
import type { RuleLine } from '../explain.ts';
import type { RuleTables } from '../tables.ts';
import type { Json, RuleKind } from './kind.ts';

/**
 * One case, as anyone may add it (test/conformance holds one a line):
 *
 * {"id":"lot-16","kind":"lot","input":{"board":"SH_MAIN","side":"BUY","qty":150,"order_type":"LIMIT"},
 *  "expected":{"result":"BAD_INCREMENT"},"note":"…"}
 */
export const RuleCase = z.object({
  id: z.string().min(1),
  kind: z.string().min(1),
  input: z.json(),
  expected: z.json(),
  note: z.string().exactOptional(),
});
export type RuleCase = Readonly<z.infer<typeof RuleCase>>;

/** One place where an answer is not the expected one; `undefined` where there is nothing. */
export interface Difference {
  readonly path: string;
  readonly got: Json | undefined;
  readonly wanted: Json | undefined;
}

/** How a case came out: answered, with the differences there are; or not answered, and why. */
export type CaseOutcome =
  | {
      readonly status: 'answered';
      readonly answer: Json;
      readonly lines: readonly RuleLine[];
      readonly differences: readonly Difference[];
    }
  | { readonly status: 'unanswered'; readonly message: string };

/** Runs a case of a kind through the rule book. Never throws: what cannot be answered says why. */
export function runCase(
  kind: RuleKind,
  { input, expected }: Pick<RuleCase, 'input' | 'expected'>,
  tables: RuleTables,
): CaseOutcome {
  try {
    const explained = kind.answer(input, tables);
    if (!explained.found) return { status: 'unanswered', message: explained.message };
    const { answer, lines } = explained;
    return { status: 'answered', answer, lines, differences: differencesIn(answer, expected) };
  } catch (error) {
    return { status: 'unanswered', message: wordsOf(error, input) };
  }
}

/** Where two JSON values differ, each by its path; objects and lists are compared inside. */
export function differencesIn(
  got: Json | undefined,
  wanted: Json | undefined,
  path = '',
): readonly Difference[] {
  if (isHolder(got) && isHolder(wanted) && Array.isArray(got) === Array.isArray(wanted)) {
    const names = [...new Set([...Object.keys(wanted), ...Object.keys(got)])];
    return names.flatMap((name) =>
      differencesIn(
        Object(got)[name],
        Object(wanted)[name],
        path === '' ? name : `${path}.${name}`,
      ),
    );
  }
  return Object.is(got, wanted) ? [] : [{ path, got, wanted }];
}

function isHolder(value: Json | undefined): value is Json[] | Record<string, Json> {
  return typeof value === 'object' && value !== null;
}

function wordsOf(error: unknown, input: Json): string {
  if (error instanceof z.ZodError) {
    return error.issues
      .map(
        (issue) =>
          `输入 ${issue.path.join('.')}:${issueWords(issue, isMissingIn(input, issue.path))}`,
      )
      .join(' ');
  }
  if (error instanceof Fault) return `${faultText(error.code)}(${error.code})`;
  throw error;
}

function isMissingIn(input: Json, path: readonly PropertyKey[]): boolean {
  return path.reduce<unknown>((value, step) => Object(value)[step], input) === undefined;
}
