import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

function list(shown: readonly Row[], onOpen: (row: Row) => void = () => undefined) {
  return (
    <DataTable
      id="test"
      label="清单"
      columns={columns}
      rows={shown}
      rowKey={(row) => row.id}
      onOpen={onOpen}
      initialSort={{ column: 'id', direction: 'ascending' }}
      empty="没有内容。"
    />
  );
}

function table(shown: readonly Row[] = rows, onOpen = vi.fn<(row: Row) => void>()) {
  return { onOpen, ...render(list(shown, onOpen)) };
}

const firstCells = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent);

// The sorting is remembered.
beforeEach(() => localStorage.removeItem('guitai.sort.test'));

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

  it('is sorted by Alt+S: up, down, the next column; says so, and the focus stays on its row', async () => {
    const user = userEvent.setup({ delay: null });
    table();
    await user.tab();
    await user.keyboard('{Alt>}s{/Alt}');
    expect(firstCells()).toEqual(['c', 'b', 'a']);
    expect(screen.getByText('按编号降序排列')).toHaveAttribute('aria-live', 'polite');
    await user.keyboard('{Alt>}s{/Alt}');
    expect(firstCells()).toEqual(['b', 'a', 'c']);
    expect(screen.getByText('按大小升序排列')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: 'a 30' })).toHaveFocus();
    await user.keyboard('{Alt>}{Shift>}s{/Shift}{/Alt}');
    expect(firstCells()).toEqual(['c', 'b', 'a']);
  });

  it('gives the focus to the row in the place of one that goes, and keeps it when all are gone', async () => {
    const user = userEvent.setup({ delay: null });
    const { rerender } = render(list(rows));
    await user.tab();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(screen.getByRole('row', { name: 'b 4' })).toHaveFocus());
    rerender(list(rows.filter(({ id }) => id !== 'b')));
    expect(screen.getByRole('row', { name: 'c 100' })).toHaveFocus();
    rerender(list(rows.slice(0, 1)));
    expect(screen.getByRole('row', { name: 'a 30' })).toHaveFocus();
    rerender(list([]));
    expect(screen.getByText('没有内容。')).toHaveFocus();
    rerender(list(rows));
    expect(screen.getByRole('row', { name: 'a 30' })).toHaveFocus();
  });

  it('has the focus again after a dialog during which its row went', async () => {
    const user = userEvent.setup({ delay: null });
    const withDialog = (shown: readonly Row[], isOpen: boolean) => (
      <>
        {list(shown)}
        {isOpen ? (
          <dialog open>
            <button type="button">知道了</button>
          </dialog>
        ) : null}
      </>
    );
    const { rerender } = render(withDialog(rows, false));
    await user.tab();
    rerender(withDialog(rows, true));
    screen.getByRole('button', { name: '知道了' }).focus();
    rerender(withDialog(rows.slice(1), true));
    expect(screen.getByRole('button', { name: '知道了' })).toHaveFocus();
    rerender(withDialog(rows.slice(1), false));
    expect(screen.getByRole('row', { name: 'b 4' })).toHaveFocus();
  });

  it('leaves the focus where the clerk went', async () => {
    const user = userEvent.setup({ delay: null });
    const { rerender } = render(list(rows));
    await user.tab();
    await user.click(document.body);
    rerender(list(rows.slice(1)));
    expect(document.body).toHaveFocus();
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 1000 }, (_, at): Row => ({ id: `r${at + 1000}`, size: at }));
  const scroller = () => screen.getByRole('table').parentElement!;
  const scrolledTo = (top: number) => {
    scroller().scrollTop = top;
    fireEvent.scroll(scroller());
  };

  // Nothing has a height in jsdom.
  beforeEach(() => {
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(20 * 32);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('has rows from its first rendering on', () => {
    expect(renderToString(list(many))).toContain('r1000');
  });

  it('keeps the hands with what is in view once it is scrolled by hand, and does not jump back', async () => {
    table(many);
    screen.getByRole('row', { name: /r1000/ }).focus();
    fireEvent.wheel(scroller());
    scrolledTo(500 * 32);
    await waitFor(() => expect(document.activeElement).toHaveTextContent('r1501'));
    expect(scroller().scrollTop).toBe(500 * 32);
    await userEvent.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('r1502'));
  });
});
