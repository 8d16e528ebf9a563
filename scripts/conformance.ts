import { publishedEdition } from '../assets/reference/published.ts';
import { findKind } from '../shared/rulebook/kinds/kinds.ts';
import { type CaseOutcome, type RuleCase, runCase } from '../shared/rulebook/kinds/run-case.ts';
import { publishedTables } from '../shared/rulebook/editions/read-edition.ts';
import { readCases } from './conformance/case-file.ts';
import { isStarted } from './run.ts';

const usage = 'usage: npm run conformance -- FILE…   (cases {id, kind, input, expected, note?})';

/**
 * Runs files of cases through the rule book, prints every difference and `N passed, N failed` as the last line.
 * Gives the exit code: 0, 1 when a case failed, 2 for a file that cannot be read or a kind nobody knows.
 */
export function conformance(paths: readonly string[], print: (line: string) => void): number {
  const tables = publishedTables(publishedEdition);
  let [passed, failed] = [0, 0];
  let isStopped = paths.length === 0;
  if (isStopped) print(usage);
  for (const path of paths) {
    const file = readCases(path);
    if (file.status === 'unreadable') {
      isStopped = true;
      print(`${path}: cannot be read: ${file.reason}`);
      continue;
    }
    for (const one of file.cases) {
      const kind = findKind(one.kind);
      if (kind === null) {
        isStopped = true;
        failed += 1;
        print(`${path}: ${one.id}: unknown kind ${one.kind}`);
        continue;
      }
      const faults = faultsOf(runCase(kind, one, tables));
      if (faults.length === 0) passed += 1;
      else failed += 1;
      for (const fault of faults) print(`${path}: ${one.id}: ${fault}`);
    }
  }
  print(`${passed} passed, ${failed} failed`);
  if (isStopped) return 2;
  return failed > 0 ? 1 : 0;
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
