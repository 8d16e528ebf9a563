import type { DatedRow } from './dated-table.ts';

/**
 * One line of an answer: what was compared with what, by which rule, and the sentence for staff. A check's lines
 * tell which one failed and by how much; a calculation's are `met` unless a figure breaks a rule it is judged by.
 *
 * { rule: 'LT-4', met: false, message: '沪市主板买入应为 100 股的整数倍,本笔 150 股。', figure: '150', limit: '100',
 *   source: '上证发〔2026〕41号 3.3.8 · H' }
 */
export interface RuleLine {
  readonly rule: string;
  readonly met: boolean;
  readonly message: string;
  /** What was compared, as staff read it. */
  readonly figure?: string;
  /** What it was compared with. */
  readonly limit?: string;
  /** Where the limit comes from, with its confidence; absent for what needs no source. */
  readonly source?: string;
}

/** An answer with its reasons; or, when a table has no row for the day, nothing but what to do about that. */
export type Explained<Answer> =
  | { readonly found: true; readonly answer: Answer; readonly lines: readonly RuleLine[] }
  | { readonly found: false; readonly message: string };

/** A row's source as an explanation names it. */
export function sourceOf(row: Pick<DatedRow, 'source' | 'confidence'>): string {
  return `${row.source} · ${row.confidence}`;
}
