import { defineConfig } from 'vitest/config';
import { pageScriptForTests } from './scripts/page-script.ts';

const common = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // Modules are loaded once per worker: files share module state, so a test resets what it changes.
  isolate: false,
  pool: 'forks',
} as const;

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        plugins: [pageScriptForTests()],
        test: {
          ...common,
          name: 'unit',
          environment: 'node',
          include: [
            '{shared,electron,headoffice,scripts}/**/*.test.ts',
            'test/{electron,gate,headoffice,helpers,integration,packaging,simulation,conformance}/**/*.test.ts',
          ],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'renderer',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/helpers/renderer-setup.ts'],
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
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser at a time: a fixed port and two cores leave no room for more.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
