import type { WaitingRow } from './inbox-rows.ts';
import { counterOf } from './waiting-words.ts';

/** How much waits somewhere or for somebody, and how long the longest. */
export interface BoardTotal {
  readonly name: string;
  readonly count: number;
  readonly longestMs: number;
}

/** Totals per counter and per addressee, the longest wait first. */
export function boardTotals(
  rows: readonly Pick<WaitingRow, 'serial' | 'waiting'>[],
  now: number,
): { readonly counters: readonly BoardTotal[]; readonly addressees: readonly BoardTotal[] } {
  const addresseeOf = ({ waiting: { asked } }: Pick<WaitingRow, 'waiting'>): string =>
    asked === null ? '未指名(现场)' : `${asked.staff} ${asked.name}`;
  return {
    counters: totalsBy(rows, ({ serial }) => counterOf(serial), now),
    addressees: totalsBy(rows, addresseeOf, now),
  };
}

function totalsBy<Row extends Pick<WaitingRow, 'waiting'>>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  now: number,
): readonly BoardTotal[] {
  const totals = new Map<string, BoardTotal>();
  for (const row of rows) {
    const name = nameOf(row);
    const before = totals.get(name) ?? { name, count: 0, longestMs: 0 };
    const longestMs = Math.max(before.longestMs, now - row.waiting.since);
    totals.set(name, { name, count: before.count + 1, longestMs });
  }
  return [...totals.values()].toSorted((left, right) => right.longestMs - left.longestMs);
}
