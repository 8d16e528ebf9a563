import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type Column, DataTable } from './DataTable.tsx';

interface Row {
  readonly id: string;
  readonly size: number;
}

const columns: readonly Column<Row>[] = [
  { key: 'id', title: '编号', cell: (row) => row.id, sortBy: (row) => row.id },
  { key: 'size', title: '大小', cell: (row) => row.size, sortBy: (row) => row.size },
];
const rows: readonly Row[] = [
  { id: 'a', size: 30 },
  { id: 'b', size: 4 },
  { id: 'c', size: 100 },
];

function table(list: readonly Row[] = rows, onOpen = vi.fn<(row: Row) => void>()) {
  const page = render(
    <DataTable
      id="test"
      label="清单"
      columns={columns}
      rows={list}
      rowKey={(row) => row.id}
      onOpen={onOpen}
      initialSort={{ column: 'id', direction: 'ascending' }}
      empty="没有内容。"
    />,
  );
  return { onOpen, ...page };
}

const firstCells = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);

describe('the table', () => {
  it('is one stop of Tab; arrows move and Enter opens', async () => {
    const user = userEvent.setup({ delay: null });
    const { onOpen } = table();
    await user.tab();
    expect(screen.getByRole('row', { name: 'a 30' })).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(screen.getByRole('row', { name: 'b 4' })).toHaveFocus());
    await user.keyboard('{End}');
    await waitFor(() => expect(screen.getByRole('row', { name: 'c 100' })).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ id: 'c', size: 100 });
  });

  it('sorts numbers as numbers, says which way, and remembers it', async () => {
    const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
    const { unmount } = table();
    await user.click(screen.getByRole('button', { name: /大小/ }));
    expect(firstCells()).toEqual(['b', 'a', 'c']);
    await user.click(screen.getByRole('button', { name: /大小/ }));
    expect(screen.getByRole('columnheader', { name: /大小/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    unmount();
    table();
    expect(firstCells()).toEqual(['c', 'a', 'b']);
  });

  it('says that it is empty', () => {
    table([]);
    expect(screen.getByText('没有内容。')).toBeVisible();
  });

  it('keeps only what is in view of a long list in the page', () => {
    table(Array.from({ length: 5000 }, (_, at) => ({ id: `r${at}`, size: at })));
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
    expect(screen.queryAllByRole('row').length).toBeLessThan(100);
  });
});
