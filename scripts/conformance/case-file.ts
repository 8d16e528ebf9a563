import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { RuleCase } from '../../shared/rulebook/kinds/run-case.ts';

/** A file of cases, or why it cannot be read. */
export type CaseFile =
  | { readonly status: 'read'; readonly cases: readonly RuleCase[] }
  | { readonly status: 'unreadable'; readonly reason: string };

/** Reads a file of cases: a JSON list of them, one alone, or one a line. */
export function readCases(path: string): CaseFile {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    return { status: 'read', cases: z.array(RuleCase).min(1).parse(valuesIn(text)) };
  } catch (error) {
    if (error instanceof z.ZodError) return unreadable(z.prettifyError(error));
    if (error instanceof Error) return unreadable(error.message);
    throw error;
  }
}

function valuesIn(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // One a line, unless the whole is one value: a list or case that is laid out over lines.
  if (
    lines.length > 1 &&
    lines.every((line) => line.trim().startsWith('{') && line.trim().endsWith('}'))
  ) {
    return lines.map((line, at) => parseLine(line, at + 1));
  }
  const whole: unknown = JSON.parse(text);
  return Array.isArray(whole) ? whole : [whole];
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`line ${number}: ${String(error)}`, { cause: error });
  }
}

function unreadable(reason: string): CaseFile {
  return { status: 'unreadable', reason };
}
