import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { pageScriptForTests } from './scripts/page-script.ts';

/** Most of what a test makes is gone at its end: with room for it a fifth of the whole run is saved. */
const youngSpace = '--max-semi-space-size=64';

const common = {
  // Three times what the slowest needs where three workers and their browsers share two cores.
  testTimeout: 120_000,
  hookTimeout: 90_000,
  // Vitest waits a second, which a busy machine takes for one step of a browser.
  expect: { poll: { timeout: 15_000 } },
  // Modules are loaded once per worker: files share module state, so a test resets what it changes.
  isolate: false,
  pool: 'forks' as const,
  execArgv: [youngSpace],
  // Also for the programs which the end-to-end tests start.
  env: { NODE_OPTIONS: youngSpace },
};

/**
 * Units and whole programs side by side: an end-to-end test waits for its browser, head office and counters most of the
 * time, so that two of them leave a third of two cores idle.
 */
const beside = {
  sequence: { groupOrder: 1 },
  maxWorkers: Math.min(4, Math.max(3, availableParallelism() - 1)),
} as const;

export default defineConfig({
  test: {
    passWithNoTests: false,
    // Vitest leaves one core free, which on two cores is half the machine: its own process has little to do.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism() - 1)),
    projects: [
      {
        plugins: [pageScriptForTests()],
        test: {
          ...common,
          name: 'unit',
          environment: 'node',
          include: [
            '{shared,electron,headoffice,scripts,bench}/**/*.test.ts',
            'test/{electron,gate,headoffice,helpers,integration,packaging,simulation,conformance}/**/*.test.ts',
          ],
          ...beside,
        },
      },
      {
        test: {
          ...common,
          name: 'renderer',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/helpers/renderer-setup.ts'],
          // Before the others: a screen that is typed in waits for nobody's browser.
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [pageScriptForTests()],
        test: {
          ...common,
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/helpers/tests-folder.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          ...beside,
        },
      },
    ],
  },
});
