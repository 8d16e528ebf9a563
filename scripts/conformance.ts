import { publishedEdition } from '../assets/reference/published.ts';
import { publishedTables } from '../shared/rulebook/editions/read-edition.ts';
import { findKind } from '../shared/rulebook/kinds/kinds.ts';
import { type CaseOutcome, type RuleCase, runCase } from '../shared/rulebook/kinds/run-case.ts';
import type { RuleTables } from '../shared/rulebook/tables.ts';
import { readCases } from './conformance/case-file.ts';
import { isStarted } from './run.ts';

const usage = 'usage: npm run conformance -- FILE…   (cases {id, kind, input, expected, note?})';

/** What came of a file or of one of its cases: passed, failed, or not to be run at all. */
interface Result {
  readonly status: 'passed' | 'failed' | 'unknown-kind' | 'unreadable';
  readonly faults: readonly string[];
}

/**
 * Runs files of cases through the rule book, prints every difference and `N passed, N failed` as the last line.
 * Gives the exit code: 0, 1 when a case failed, 2 for a file that cannot be read or a kind nobody knows.
 */
export function conformance(paths: readonly string[], print: (line: string) => void): number {
  if (paths.length === 0) print(usage);
  const tables = publishedTables(publishedEdition);
  const results = paths.flatMap((path) => {
    const ofFile = runFile(path, tables);
    for (const { faults } of ofFile) for (const fault of faults) print(`${path}: ${fault}`);
    return ofFile;
  });
  const count = (...statuses: readonly Result['status'][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  print(`${count('passed')} passed, ${count('failed', 'unknown-kind')} failed`);
  if (paths.length === 0 || count('unreadable', 'unknown-kind') > 0) return 2;
  return count('failed') > 0 ? 1 : 0;
}

function runFile(path: string, tables: RuleTables): readonly Result[] {
  const file = readCases(path);
  return file.status === 'unreadable'
    ? [{ status: 'unreadable', faults: [`cannot be read: ${caseWords(file.at)}${file.reason}`] }]
    : file.cases.map((one) => resultOf(one, tables));
}

/** Which of a file's cases. */
function caseWords(at: number | null): string {
  return at === null ? '' : `case ${at}: `;
}

function resultOf(one: RuleCase, tables: RuleTables): Result {
  const kind = findKind(one.kind);
  if (kind === null) {
    return { status: 'unknown-kind', faults: [`${one.id}: unknown kind ${one.kind}`] };
  }
  const faults = faultsOf(runCase(kind, one, tables)).map((fault) => `${one.id}: ${fault}`);
  return { status: faults.length === 0 ? 'passed' : 'failed', faults };
}

function faultsOf(outcome: CaseOutcome): readonly string[] {
  if (outcome.status === 'unanswered') return [`no answer: ${outcome.message}`];
  return outcome.differences.map(
    ({ path, got, wanted }) =>
      `${path === '' ? 'answer' : path}: got ${shown(got)}, wanted ${shown(wanted)}`,
  );
}

function shown(value: RuleCase['expected'] | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

if (isStarted(import.meta.url)) {
  process.exitCode = conformance(process.argv.slice(2), (line) => console.log(line));
}
