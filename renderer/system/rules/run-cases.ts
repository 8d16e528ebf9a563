import { findKind } from '../../../shared/rulebook/kinds/kinds.ts';
import { type RuleCase, runCase } from '../../../shared/rulebook/kinds/run-case.ts';
import type { RuleTables } from '../../../shared/rulebook/tables.ts';

/** One thing a case and the rule book do not agree on. */
export interface Disagreement {
  readonly key: string;
  readonly one: RuleCase;
  /** Where in the answer; '' for the whole of it. */
  readonly path: string;
  readonly got: string;
  readonly wanted: string;
}

/** What came of a file of cases. `run` is smaller than the file when it was stopped. */
export interface CaseReport {
  readonly run: number;
  readonly agreeing: number;
  readonly differing: number;
  readonly disagreements: readonly Disagreement[];
  readonly isStopped: boolean;
}

/** So many at a time, that the window goes on answering. */
const slice = 250;

/** Runs cases through the rule book, telling how many are done; stops when asked to. */
export async function runCases(
  cases: readonly RuleCase[],
  tables: RuleTables,
  tell: (done: number) => void,
  signal: AbortSignal,
): Promise<CaseReport> {
  const disagreements: Disagreement[] = [];
  let [run, differing] = [0, 0];
  while (run < cases.length && !signal.aborted) {
    for (const [at, one] of cases.slice(run, run + slice).entries()) {
      const found = disagreementsOf(one, run + at, tables);
      if (found.length > 0) differing += 1;
      disagreements.push(...found);
    }
    run = Math.min(cases.length, run + slice);
    tell(run);
    await breath();
  }
  const isStopped = run < cases.length;
  return { run, agreeing: run - differing, differing, disagreements, isStopped };
}

function disagreementsOf(one: RuleCase, at: number, tables: RuleTables): readonly Disagreement[] {
  const kind = findKind(one.kind);
  const whole = (got: string) => [
    { key: `${at}`, one, path: '', got, wanted: JSON.stringify(one.expected) },
  ];
  if (kind === null) return whole(`没有“${one.kind}”这种规则`);
  const outcome = runCase(kind, one, tables);
  if (outcome.status === 'unanswered') return whole(`没有结果:${outcome.message}`);
  return outcome.differences.map(({ path, got, wanted }) => ({
    key: `${at} ${path}`,
    one,
    path,
    got: shown(got),
    wanted: shown(wanted),
  }));
}

function shown(value: RuleCase['expected'] | undefined): string {
  return value === undefined ? '无' : JSON.stringify(value);
}

/** Lets the window paint and hear keys. */
async function breath(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
}
