import { useEffect, useRef, useState } from 'react';
import type { Json } from '../../../shared/rulebook/kinds/kind.ts';
import { dateTyped } from '../../../shared/values/date-typed.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DigitChoice } from '../../ui/DigitChoice.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { columnWidth } from './column-width.ts';
import { copyRow } from './copy-row.ts';
import type { RawRow, RowsTable } from './raw-table.ts';
import { isShown, type RowFilter, timeOf, timeWords } from './row-on-day.ts';
import { RowView } from './RowView.tsx';
import { cellOf, columnsOf, tableCells, valueOf } from './table-cells.ts';
import { useTakeOut } from './use-take-out.ts';

interface Placed {
  readonly row: RawRow;
  /** Counted from 1, as the file has it. */
  readonly number: number;
}

const filters = [
  { value: 'all', label: '全部' },
  { value: 'on-day', label: '该日适用' },
  { value: 'past', label: '历史' },
  { value: 'future', label: '将来' },
] as const;

/** One rule table: its rows as the file has them, what they are on a day; Enter shows a row whole. */
export function TableView({
  table,
  edition,
  today,
  active,
  onBack,
}: {
  readonly table: RowsTable;
  readonly edition: string;
  readonly today: string;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const [typed, setTyped] = useState(today);
  const [filter, setFilter] = useState<RowFilter>('all');
  const [open, setOpen] = useState<Placed | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const day = dateTyped(typed);
  const date = day ?? today;
  const rows = table.rows
    .map((row, at): Placed => ({ row, number: at + 1 }))
    .filter(({ row }) => isShown(timeOf(row, date), filter));
  const narrowed = `规则版本 ${edition},${filters.find(({ value }) => value === filter)?.label},以 ${date} 为准`;
  const out = useTakeOut(`${table.title} ${date}`, () => ({
    title: table.title,
    narrowed,
    note: table.note,
    ...tableCells(
      table,
      rows.map(({ row }) => row),
      date,
    ),
  }));
  const mayTake = rows.length > 0;
  useKeys(
    open === null
      ? [
          { key: 'F10', label: '打印', run: out.print, disabled: !mayTake },
          { key: 'Alt+E', label: '导出', run: out.save, disabled: !mayTake },
          { key: 'Esc', label: '返回', run: onBack },
        ]
      : [],
    { active },
  );
  const isList = open === null;
  useEffect(() => {
    if (!active || !isList) return;
    (list.current?.querySelector<HTMLElement>('tr[tabindex="0"]') ?? list.current)?.focus();
  }, [active, isList]);
  return (
    <>
      <section className="gt-panel gt-list-panel" aria-label={table.title} hidden={!isList}>
        <header>
          <h2>{table.title}</h2>
          <span className="gt-soft">
            {table.area} · {rows.length} 条
          </span>
          <span className="gt-soft gt-push">Enter 查看整条,Ctrl+C 复制一条,Alt+S 排序</span>
        </header>
        <div className="gt-rule-filter">
          <TextField
            id={`rule-day-${table.key}`}
            label="日期"
            value={typed}
            onChange={setTyped}
            message={day === null ? `日期应如 20261123,现按 ${today}。` : null}
            maxLength={20}
            tabular
          />
          <DigitChoice label="按日期筛选" choices={filters} value={filter} onChoose={setFilter} />
          {table.note === '' ? null : <p className="gt-soft gt-rule-note">{table.note}</p>}
        </div>
        {out.trouble === null ? null : <Notice tone="danger">{out.trouble}</Notice>}
        <div className="gt-list-fill" ref={list} tabIndex={-1} onCopy={copyRow}>
          <DataTable
            id={`rule-${table.key}`}
            label={table.title}
            columns={dataColumns(table, date)}
            rows={rows}
            rowKey={({ number }) => `${number}`}
            onOpen={setOpen}
            initialSort={{ column: '', direction: 'ascending' }}
            empty="没有符合的条目。请更改日期或筛选(Shift+Tab)。"
          />
        </div>
      </section>
      {open === null ? null : (
        <RowView table={table} {...open} date={date} active={active} onBack={() => setOpen(null)} />
      )}
    </>
  );
}

/** Texts at the end take what is left. */
const stretched = ['note', 'source'];

function dataColumns(table: RowsTable, date: string): readonly Column<Placed>[] {
  const columns = columnsOf(table);
  const stretch = stretched.find((key) => columns.some((column) => column.key === key));
  const own = columns.map(({ key, title, isFigure }): Column<Placed> => ({
    key,
    title,
    ...(key === stretch
      ? {}
      : {
          width: columnWidth(
            title,
            table.rows.map((row) => cellOf(row, key)),
          ),
        }),
    ...(isFigure ? { align: 'right', tabular: true } : {}),
    cell: ({ row }) => cellOf(row, key),
    sortBy: ({ row }) => (isFigure ? amountOf(valueOf(row, key)) : cellOf(row, key)),
  }));
  const time: Column<Placed> = {
    key: 'time',
    title: '当日',
    width: 88,
    cell: ({ row }) => timeWords[timeOf(row, date)],
    sortBy: ({ row }) => timeOf(row, date),
  };
  return [time, ...own];
}

/** A figure by its size; what is missing comes first. */
function amountOf(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? Number.parseFloat(value.replaceAll(',', '')) : -1;
}
