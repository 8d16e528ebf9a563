import type { Json } from '../../../shared/rulebook/kinds/kind.ts';
import { cellWords, isFigure } from './cell-words.ts';
import { columnTitle } from './column-titles.ts';
import type { RawRow, RowsTable } from './raw-table.ts';
import { confidenceWords, stateWords, timeOf, timeWords } from './row-on-day.ts';

/** What every row has, in the order it is read: after the table's own columns. */
const commonColumns = ['effectiveFrom', 'effectiveTo', 'state', 'confidence', 'source', 'note'];

/** A column of a rule table: its name in the file and as staff read it. */
export interface TableColumn {
  readonly key: string;
  readonly title: string;
  /** A figure in every row that has one. */
  readonly isFigure: boolean;
}

/** The columns of a table: its own in their order, then dates, state and source. */
export function columnsOf({ key, columns: named, rows }: RowsTable): readonly TableColumn[] {
  const own = named.filter((column) => !commonColumns.includes(column));
  const common = commonColumns.filter((column) => named.includes(column));
  return [...own, ...common].map((column) => ({
    key: column,
    title: columnTitle(key, column),
    isFigure: areFigures(rows.map((row) => valueOf(row, column))),
  }));
}

/** Nothing but figures, where there is anything. */
function areFigures(values: readonly (Json | undefined)[]): boolean {
  const given = values.filter((value) => value !== undefined && value !== null);
  return given.length > 0 && given.every(isFigure);
}

/** A row's value in a column; undefined where the row leaves it out. */
export function valueOf(row: RawRow, column: string): Json | undefined {
  const value: unknown = row[column];
  return value as Json | undefined;
}

/** A cell in words. */
export function cellOf(row: RawRow, column: string): string {
  if (column === 'state') return stateWords[row.state];
  if (column === 'confidence') return confidenceWords[row.confidence];
  return cellWords(column, valueOf(row, column));
}

/** A table as paper and file have it: titles, and the rows in words with what they are on the day. */
export function tableCells(
  table: RowsTable,
  rows: readonly RawRow[],
  date: string,
): { readonly titles: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const columns = columnsOf(table);
  return {
    titles: [`${date} 当日`, ...columns.map(({ title }) => title)],
    rows: rows.map((row) => [
      timeWords[timeOf(row, date)],
      ...columns.map(({ key }) => cellOf(row, key)),
    ]),
  };
}
