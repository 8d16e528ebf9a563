import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { type FileRow, meaningBefore, rowsOf, titleOf } from './table-rows.ts';

type Tables = RuleEdition['tables'];

/** What differs between two editions, a line each: the rows that go, then those that come. */
export function changedRows(before: Tables, after: Tables): readonly string[] {
  return tableNames(before, after).flatMap((name) => {
    const text = ({ value }: FileRow): string => canonicalText(value);
    const { gone, come } = difference(rowsOf(before[name]), rowsOf(after[name]), text);
    const title = titleOf(name, after[name] ?? before[name]);
    return [
      ...gone.map((row) => `规则表“${title}”:删去原${row.where} ${canonicalText(row.value)}`),
      ...come.map((row) => `规则表“${title}”:新增${row.where} ${canonicalText(row.value)}`),
    ];
  });
}

/**
 * Every row by which an edition would change what applied before its first day: yesterday's cases keep yesterday's
 * answers. A year that had no calendar may get one. Rule ED-6 (docs/rules.md).
 */
export function changedPast(before: Tables, after: Tables, validFrom: string): readonly string[] {
  return tableNames(before, after).flatMap((name) => {
    const old = rowsOf(before[name]);
    const years = new Set(old.map(({ year }) => year));
    const now = rowsOf(after[name]).filter(({ year }) => year === null || years.has(year));
    const { gone, come } = difference(old, now, (row) => meaningBefore(row, validFrom));
    const title = titleOf(name, after[name] ?? before[name]);
    const advice = `请保留原条目,以自 ${validFrom} 起适用的新条目更改。`;
    return [
      ...come.map(
        ({ where }) => `规则表“${title}”${where}:改变了 ${validFrom} 之前适用的内容。${advice}`,
      ),
      ...gone.map(
        ({ where }) => `规则表“${title}”:原${where}在 ${validFrom} 之前适用的内容不见了。${advice}`,
      ),
    ];
  });
}

function tableNames(before: Tables, after: Tables): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
}

/** Rows of one side whose text the other side does not have; null texts count for nothing. */
function difference(
  before: readonly FileRow[],
  after: readonly FileRow[],
  text: (row: FileRow) => string | null,
): { readonly gone: readonly FileRow[]; readonly come: readonly FileRow[] } {
  const without = (rows: readonly FileRow[], others: readonly FileRow[]): readonly FileRow[] => {
    const there = new Set(others.map(text));
    return rows.filter((row) => text(row) !== null && !there.has(text(row)));
  };
  return { gone: without(before, after), come: without(after, before) };
}
