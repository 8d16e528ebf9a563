import { describe, expect, it } from 'vitest';
import { countTests } from '../../scripts/test.ts';
import type { Report } from '../../scripts/test.ts';

const report = (
  numPassedTests: number,
  numFailedTests: number,
  testResults: Report['testResults'] = [],
): Report => ({ numPassedTests, numFailedTests, numPendingTests: 0, testResults });

describe('the count of tests', () => {
  it('is what Vitest counted', () => {
    expect(countTests(report(7, 0), 0)).toMatchObject({ passed: 7, failed: 0 });
    expect(countTests(report(5, 2), 1)).toMatchObject({ passed: 5, failed: 2 });
  });

  it('takes a file that could not be loaded for a failure', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
    ];
    expect(countTests(report(3, 1, files), 1)).toMatchObject({ passed: 3, failed: 2 });
  });

  it('takes a run without tests for a failure', () => {
    expect(countTests(report(0, 0), 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(countTests(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('takes an unhandled error, of which the report says nothing, for a failure', () => {
    expect(countTests(report(9, 0), 1)).toMatchObject({ passed: 9, failed: 1 });
  });
});
