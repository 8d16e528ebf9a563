import { z } from 'zod';
import { RuleCase } from './run-case.ts';

/** The cases of a file, or which of them is none (counted from 1; null: the whole) and why. */
export type CasesIn =
  | { readonly status: 'read'; readonly cases: readonly RuleCase[] }
  | { readonly status: 'unreadable'; readonly at: number | null; readonly reason: string };

/** The cases of a text: a JSON list of them, one alone, or one a line. Never throws. */
export function casesIn(text: string): CasesIn {
  const values = valuesIn(text.replace(/^\uFEFF/, ''));
  if (!Array.isArray(values)) return values;
  if (values.length === 0) return unreadable(null, 'no case');
  const cases: RuleCase[] = [];
  for (const [at, value] of values.entries()) {
    const read = RuleCase.safeParse(value);
    if (!read.success) return unreadable(at + 1, z.prettifyError(read.error));
    cases.push(read.data);
  }
  return { status: 'read', cases };
}

function valuesIn(text: string): unknown[] | Extract<CasesIn, { status: 'unreadable' }> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // One a line, unless the whole is one value: a list or case that is laid out over lines.
  const isLines = lines.every((line) => /^\s*\{.*\}\s*$/.test(line));
  const texts = lines.length > 1 && isLines ? lines : [text];
  const values: unknown[] = [];
  for (const [at, one] of texts.entries()) {
    try {
      values.push(JSON.parse(one));
    } catch (error) {
      return unreadable(texts.length > 1 ? at + 1 : null, String(error));
    }
  }
  const [whole] = values;
  return texts.length === 1 && Array.isArray(whole) ? whole : values;
}

function unreadable(at: number | null, reason: string): Extract<CasesIn, { status: 'unreadable' }> {
  return { status: 'unreadable', at, reason };
}
