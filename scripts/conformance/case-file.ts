import { readFileSync } from 'node:fs';
import { type CasesIn, casesIn } from '../../shared/rulebook/kinds/cases-in.ts';

/** Reads a file of cases: a JSON list of them, one alone, or one a line. */
export function readCases(path: string): CasesIn {
  try {
    return casesIn(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error) return { status: 'unreadable', at: null, reason: error.message };
    throw error;
  }
}
