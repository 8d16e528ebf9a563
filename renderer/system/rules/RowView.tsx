import type { ReactNode } from 'react';
import type { Json } from '../../../shared/rulebook/kinds/kind.ts';
import { useKeys } from '../../ui/keys.tsx';
import { usePageFocus } from '../../ui/use-page-focus.ts';
import { WordList } from '../../ui/WordList.tsx';
import { cellWords } from './cell-words.ts';
import type { RawRow, RowsTable } from './raw-table.ts';
import { timeOf, timeWords } from './row-on-day.ts';
import { cellOf, columnsOf, valueOf } from './table-cells.ts';

/** One row whole: every column, lists line by line, nothing cut. */
export function RowView({
  table,
  row,
  number,
  date,
  active,
  onBack,
}: {
  readonly table: RowsTable;
  readonly row: RawRow;
  readonly number: number;
  readonly date: string;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const page = usePageFocus(active);
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  const lines = columnsOf(table).map(({ key, title }) => ({
    label: title,
    value: wholeValue(key, valueOf(row, key)) ?? cellOf(row, key),
  }));
  return (
    <section
      className="gt-panel gt-rule-row"
      aria-label={`${table.title}第 ${number} 条`}
      ref={page}
      tabIndex={-1}
    >
      <header>
        <h2>
          {table.title}第 {number} 条
        </h2>
        <span className="gt-soft">
          {date} {timeWords[timeOf(row, date)]}
        </span>
        <span className="gt-soft gt-push">Esc 返回清单</span>
      </header>
      <div className="gt-panel-body">
        <WordList lines={lines} />
      </div>
    </section>
  );
}

/** A list within a row, a line each; null for what is one figure. */
function wholeValue(column: string, value: Json | undefined): ReactNode {
  if (!Array.isArray(value) || value.length === 0) return null;
  return (
    <ul>
      {value.map((one) => (
        <li key={JSON.stringify(one)} className="gt-tabular">
          {cellWords(column, [one])}
        </li>
      ))}
    </ul>
  );
}
