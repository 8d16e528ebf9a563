import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { isStarted, runTool } from './run.ts';

/** What is read of Vitest's JSON report. */
export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Counts a test run. Beside failed tests, each of these counts as one failure: a file that
 * failed without a failed test (it could not be loaded), a run in which nothing was executed,
 * and a run that Vitest calls failed for a reason of its own, such as an unhandled rejection.
 */
export function countTests(report: Report | undefined, exitCode: number): Outcome {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + brokenFiles;
  const nothingRan = passed + failed === 0;
  const failedOtherwise = failed === 0 && (nothingRan || exitCode !== 0);
  return { passed, failed: failedOtherwise ? 1 : failed, skipped: report.numPendingTests };
}

// Tests fetch no Electron: what they start must be the same on every machine.
process.env['GUITAI_NO_DOWNLOAD'] = '1';

/** Runs the tests, printing `N passed, N failed` as the last line, and gives the exit code. */
async function runTests(args: readonly string[]): Promise<number> {
  const buildFailure = needsBuild(args) ? await tryToBuild() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'guitai-tests-'));
  const reportFile = join(folder, 'report.json');
  const exitCode = await runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...args,
  ]);
  const { passed, failed, skipped } = countTests(readReport(reportFile), exitCode);
  rmSync(folder, { recursive: true, force: true });
  if (buildFailure !== undefined) console.error('The build failed:', buildFailure);
  if (skipped > 0) console.log(`${skipped} skipped`);
  const allFailed = failed + (buildFailure === undefined ? 0 : 1);
  console.log(`${passed} passed, ${allFailed} failed`);
  return allFailed === 0 ? 0 : 1;
}

/** Only the end-to-end tests use the built programs. */
function needsBuild(args: readonly string[]): boolean {
  const projects = args.flatMap((arg, index) => {
    if (arg.startsWith('--project=')) return [arg.slice('--project='.length)];
    return args[index - 1] === '--project' ? [arg] : [];
  });
  return projects.length === 0 || projects.includes('e2e');
}

async function tryToBuild(): Promise<unknown> {
  try {
    await build();
    return undefined;
  } catch (error) {
    return error;
  }
}

function readReport(path: string): Report | undefined {
  try {
    // Written by Vitest, whose version is pinned.
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}

if (isStarted(import.meta.url)) process.exitCode = await runTests(process.argv.slice(2));
