import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { isComposing } from './composing.ts';
import { nextSort, rememberedSort, rememberSort, type Sort } from './table-sort.ts';
import { useHeldFocus } from './use-held-focus.ts';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Pixels; the one column without takes what is left. */
  readonly width?: number;
  readonly align?: 'right';
  readonly tabular?: boolean;
  /** Whether a long cell goes on in a second line, in a list that is short enough to have every row in the page. */
  readonly twoLines?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** What sorting compares; a column without is not sorted. */
  readonly sortBy?: (row: Row) => string | number;
}

/** From here on only the rows in view are in the page. */
const virtualFrom = 100;
const rowHeight = 32;
/** What a column without a width keeps on a narrow screen; the table then scrolls sideways. */
const leastWidth = 150;

/**
 * A dense table for the keyboard: one stop of Tab, arrows within, Enter opens, Alt+S sorts. Long lists keep only
 * what is in view. The sorting is remembered by `id`. When the row with the focus goes, the one in its place has it.
 */
export function DataTable<Row>({
  id,
  label,
  columns,
  rows,
  rowKey,
  onOpen,
  empty,
  initialSort,
  rowKeys,
}: {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly empty: ReactNode;
  readonly initialSort: Sort;
  /** Further keys on a row, e.g. Delete. */
  readonly rowKeys?: Readonly<Record<string, (row: Row) => void>>;
}) {
  const [sort, setSort] = useState<Sort>(() => rememberedSort(id, columns) ?? initialSort);
  const [place, setPlace] = useState({ key: '', at: 0 });
  const scroller = useRef<HTMLDivElement>(null);
  /** Whether it was the wheel or the bar that scrolled last, not a key. */
  const isByHand = useRef(false);
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  const isVirtual = sorted.length > virtualFrom;
  // oxlint-disable-next-line react/incompatible-library -- Used in this component alone, never handed on.
  const virtualizer = useVirtualizer({
    count: isVirtual ? sorted.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // Rows are there from the first rendering on, so that whoever opens the list has one to go to.
    initialRect: { width: 0, height: 20 * rowHeight },
  });
  const visible = isVirtual
    ? virtualizer.getVirtualItems().map((item) => item.index)
    : sorted.map((_, at) => at);
  const above = (visible[0] ?? 0) * rowHeight;
  const below = isVirtual ? (sorted.length - 1 - (visible.at(-1) ?? -1)) * rowHeight : 0;
  // Nearly always it is where it was: a long list is not gone through at every rendering.
  const before = sorted[place.at];
  const found =
    before !== undefined && rowKey(before) === place.key
      ? place.at
      : sorted.findIndex((row) => rowKey(row) === place.key);
  if (found !== -1 && found !== place.at) setPlace({ ...place, at: found });

  const sortBy = (next: Sort) => {
    setSort(next);
    rememberSort(id, next);
  };
  const chooseSort = (column: Column<Row>) => {
    const turned = sort.column === column.key && sort.direction === 'ascending';
    sortBy({ column: column.key, direction: turned ? 'descending' : 'ascending' });
  };

  const go = (to: number) => {
    const at = Math.max(0, Math.min(sorted.length - 1, to));
    const row = sorted[at];
    if (row === undefined) return;
    setPlace({ key: rowKey(row), at });
    isByHand.current = false;
    if (isVirtual) virtualizer.scrollToIndex(at);
    // The row may be on its way into the page.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`tr[data-at="${at}"]`)?.focus(),
    );
  };

  const { isHeld, onFocus, onBlur } = useHeldFocus(scroller, (list) => {
    const row = list.querySelector<HTMLElement>('tr[tabindex="0"]');
    if (row !== null || document.activeElement !== document.body) return row;
    // Scrolled away by hand, the hands stay with what is in view; else the row is on its way.
    if (isByHand.current) return rowInView(list);
    go(current);
    return null;
  });
  const scrollByHand = () => {
    isByHand.current = true;
  };
  const isGone = found === -1 && isHeld;
  const current = isGone ? Math.min(place.at, sorted.length - 1) : Math.max(0, found);

  const onKeyDown = (event: KeyboardEvent, row: Row, at: number) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey) return;
    if (event.altKey) {
      const next = event.code === 'KeyS' ? nextSort(columns, sort, event.shiftKey ? -1 : 1) : null;
      if (next === null) return;
      event.preventDefault();
      sortBy(next);
      return;
    }
    const act = moves(at, sorted.length)[event.key];
    const own = rowKeys?.[event.key];
    if (act !== undefined) go(act);
    else if (event.key === 'Enter') onOpen?.(row);
    else if (own !== undefined) {
      // What it opens must not hear of the same key.
      event.stopPropagation();
      own(row);
    } else return;
    event.preventDefault();
  };

  if (rows.length === 0) {
    return (
      <div className="gt-empty" ref={scroller} tabIndex={-1} onFocus={onFocus} onBlur={onBlur}>
        {empty}
      </div>
    );
  }
  return (
    <div
      className="gt-table-scroll"
      ref={scroller}
      tabIndex={-1}
      onFocus={onFocus}
      onBlur={onBlur}
      onWheel={scrollByHand}
      onPointerDown={scrollByHand}
    >
      <span className="gt-visually-hidden" aria-live="polite">
        {isHeld ? sortWords(columns, sort) : ''}
      </span>
      <table
        className="gt-table"
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        style={{ minWidth: columns.reduce((sum, { width }) => sum + (width ?? leastWidth), 0) }}
      >
        <colgroup>
          {columns.map((column) => (
            <col
              key={column.key}
              style={column.width === undefined ? {} : { width: column.width }}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.align === 'right' ? 'gt-right' : ''}
                {...(column.sortBy !== undefined && sort.column === column.key
                  ? { 'aria-sort': sort.direction }
                  : {})}
              >
                {column.sortBy === undefined ? (
                  column.title
                ) : (
                  <button type="button" tabIndex={-1} onClick={() => chooseSort(column)}>
                    {column.title}
                    <span aria-hidden="true" className="gt-sort">
                      {sort.column === column.key
                        ? sort.direction === 'ascending'
                          ? '▲'
                          : '▼'
                        : ''}
                    </span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <Spacer height={above} /> : null}
          {visible.map((at) => {
            const row = sorted[at];
            return row === undefined ? null : (
              <tr
                key={rowKey(row)}
                data-at={at}
                aria-rowindex={at + 2}
                tabIndex={at === current ? 0 : -1}
                onFocus={() => setPlace({ key: rowKey(row), at })}
                onKeyDown={(event) => onKeyDown(event, row, at)}
                onDoubleClick={() => onOpen?.(row)}
              >
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={`${column.align === 'right' ? 'gt-right' : ''} ${column.tabular === true ? 'gt-tabular' : ''}`}
                  >
                    {column.twoLines === true && !isVirtual ? (
                      <span className="gt-two-lines">{column.cell(row)}</span>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          {below > 0 ? <Spacer height={below} /> : null}
        </tbody>
      </table>
    </div>
  );
}

/** The second row below the top of what is in view: the first may be half out of it. */
function rowInView(list: HTMLElement): HTMLElement | null {
  const at = Math.ceil(list.scrollTop / rowHeight) + 1;
  return list.querySelector(`tr[data-at="${at}"]`);
}

function Spacer({ height }: { readonly height: number }) {
  return <tr aria-hidden="true" className="gt-spacer" style={{ height }} />;
}

function moves(at: number, count: number): Readonly<Record<string, number>> {
  const page = 10;
  return {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
}

/** What is said when the sorting changes. */
function sortWords<Row>(columns: readonly Column<Row>[], { column, direction }: Sort): string {
  const title = columns.find(({ key }) => key === column)?.title;
  return title === undefined ? '' : `按${title}${direction === 'ascending' ? '升序' : '降序'}排列`;
}

function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort,
): readonly Row[] {
  const by = columns.find((column) => column.key === sort.column)?.sortBy;
  if (by === undefined) return rows;
  const turn = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [a, b] = [by(left), by(right)];
    if (typeof a === 'number' && typeof b === 'number') return (a - b) * turn;
    return String(a).localeCompare(String(b), 'zh-CN') * turn;
  });
}
