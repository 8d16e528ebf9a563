import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const variable = 'GUITAI_TESTS_FOLDER';

/** Where what several test files use may lie: gone after the run, also when a worker is ended in the middle. */
export function testsFolder(): string {
  const folder = process.env[variable];
  if (folder === undefined) throw new Error('The tests have no folder: call setup() first.');
  return folder;
}

/** Called by Vitest before the tests; gives what it calls after them. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-tests-'));
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
