import type { Column } from '../../ui/DataTable.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { areas } from './areas.ts';
import type { ReadTable } from './raw-table.ts';
import { timeOf } from './row-on-day.ts';
import { SearchList } from './SearchList.tsx';
import { cellOf, columnsOf } from './table-cells.ts';

/** All rule tables of an edition by area; what is typed is looked for in names, columns, figures and sources. */
export function TableList({
  tables,
  date,
  active,
  onOpen,
  onTrial,
  onEditions,
  onCases,
  onBack,
}: {
  readonly tables: readonly ReadTable[];
  /** The day the counted rows apply on. */
  readonly date: string;
  readonly active: boolean;
  readonly onOpen: (table: ReadTable) => void;
  readonly onTrial: () => void;
  readonly onEditions: () => void;
  readonly onCases: () => void;
  readonly onBack: () => void;
}) {
  useKeys(
    [
      { key: 'F8', label: '试算', run: onTrial },
      { key: 'Alt+V', label: '规则版本', run: onEditions },
      { key: 'Alt+O', label: '案例文件', run: onCases },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  return (
    <SearchList
      id="rule-tables"
      label="规则表"
      placeholder="名称、栏目、来源中的几个字"
      active={active}
      columns={columnsFor(date)}
      rows={tables}
      rowKey={({ key }) => key}
      nameOf={nameOf}
      wordsOf={searchedWords}
      onOpen={onOpen}
      head={<span className="gt-soft gt-push">↓ 选择,Enter 打开,F8 试算</span>}
    />
  );
}

function nameOf({ title }: ReadTable): string {
  return title;
}

function columnsFor(date: string): readonly Column<ReadTable>[] {
  return [
    {
      key: 'area',
      title: '分类',
      width: 104,
      cell: ({ area }) => area,
      sortBy: ({ area }) => areas.indexOf(area),
    },
    {
      key: 'title',
      title: '规则表',
      width: 210,
      cell: ({ title }) => title,
      sortBy: ({ title }) => title,
    },
    { key: 'rows', title: '条目', width: 72, align: 'right', tabular: true, cell: countOf },
    {
      key: 'now',
      title: '当日适用',
      width: 88,
      align: 'right',
      tabular: true,
      cell: (table) => applyingOf(table, date),
    },
    { key: 'columns', title: '栏目', width: 330, cell: columnWords },
    { key: 'source', title: '来源', cell: (table) => sourcesOf(table).join(';') },
  ];
}

function countOf(table: ReadTable): string {
  if (table.form === 'rows') return `${table.rows.length}`;
  return table.form === 'calendar' ? `${table.years.length} 年` : '—';
}

function applyingOf(table: ReadTable, date: string): string {
  if (table.form !== 'rows') return '—';
  return `${table.rows.filter((row) => timeOf(row, date) === 'applies').length}`;
}

const common = ['effectiveFrom', 'effectiveTo', 'state', 'source', 'confidence', 'note'];

function columnWords(table: ReadTable): string {
  if (table.form === 'calendar') return '日期、是否开市、休市原因';
  if (table.form === 'unknown') return '需新版程序查看';
  const own = columnsOf(table).filter(({ key }) => !common.includes(key));
  return own.map(({ title }) => title).join('、');
}

function sourcesOf(table: ReadTable): readonly string[] {
  if (table.form === 'unknown') return [];
  const sourced = table.form === 'rows' ? table.rows : table.years;
  return [...new Set(sourced.map(({ source }) => source))];
}

function searchedWords(table: ReadTable): string {
  const named = [table.area, table.key, table.note, columnWords(table)];
  const cells =
    table.form === 'rows'
      ? table.rows.flatMap((row) => columnsOf(table).map(({ key }) => cellOf(row, key)))
      : [];
  return [...named, ...sourcesOf(table), ...cells].join('\n');
}
