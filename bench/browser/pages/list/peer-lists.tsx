import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { Root } from 'react-dom/client';
import type { JournalRow } from '../../../../renderer/data/journal/journal-types.ts';
import { journalPageColumns } from '../../../../renderer/system/JournalPage.tsx';
import { Look } from '../../../../renderer/ui/Look.tsx';
import { listNames } from '../../list-setup.ts';
import { byWords } from './by-words.ts';
import { PlainTable } from './PlainTable.tsx';
import { element, type ListContender } from './shown-list.ts';

/** What antd's table is told to be, in pixels: as high and wide as the product's in the same window. */
const antdSize = { x: 1200, y: 640 };

/** A table of all rows, as it is written before anybody thinks of many. */
export const plainList: ListContender = {
  name: listNames.plain,
  open: (root) => opened(root, (rows) => <PlainTable rows={rows} />),
  scroller: '.gt-table-scroll',
  rows: '.gt-table tbody tr',
  sortByWords: () => element('[data-sort="what"]').click(),
  hasKeys: false,
};

/** The table of the component library the product uses anyway, with its own virtual scrolling. */
export const antdList: ListContender = {
  name: listNames.antd,
  open: (root) => opened(root, (rows) => <AntdTable rows={rows} />),
  scroller: '.ant-table-tbody-virtual-holder',
  rows: '.ant-table-tbody-virtual .ant-table-row',
  sortByWords: () => element('th.bench-what').click(),
  hasKeys: false,
};

function opened(root: Root, table: (rows: readonly JournalRow[]) => ReactNode) {
  const show = (shown: ReactNode): void =>
    root.render(
      <Look>
        <div className="gt-page">{shown}</div>
      </Look>,
    );
  show(null);
  return (rows: readonly JournalRow[]) => show(table(rows));
}

function AntdTable({ rows }: { readonly rows: readonly JournalRow[] }) {
  return (
    <Table<JournalRow>
      virtual
      size="small"
      pagination={false}
      scroll={antdSize}
      rowKey="hash"
      dataSource={rows}
      columns={journalPageColumns.map(({ key, title, width, cell }) => ({
        key,
        title,
        className: `bench-${key}`,
        width: width ?? 200,
        render: (_: unknown, row: JournalRow) => cell(row),
        ...(key === 'what' ? { sorter: byWords } : {}),
      }))}
    />
  );
}
