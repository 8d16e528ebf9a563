import { el, setText } from './dom.ts';

/** What stands in a cell: a text, perhaps with a quieter second line, and how grave it is. */
export interface Cell {
  readonly text: string;
  readonly also?: string;
  readonly tone?: 'danger' | 'warn' | 'good';
}

/** Something that can be done with a row. */
export interface RowAct {
  readonly words: string;
  readonly isGrave?: boolean;
  readonly act: () => void;
}

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Cell | string;
  readonly look?: 'number' | 'fixed';
  /** By what the column can be sorted; the list is whole then. */
  readonly sort?: (row: Row) => string | number | null;
}

export interface TableWords<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly key: (row: Row) => string;
  readonly acts?: (row: Row) => readonly RowAct[];
}

/** A table whose rows are told anew again and again: what is the same stays the same element, with its focus. */
export interface LiveTable<Row> {
  readonly shown: HTMLElement;
  show(rows: readonly Row[]): void;
}

export function liveTable<Row>(words: TableWords<Row>): LiveTable<Row> {
  const { caption, columns, acts } = words;
  let rows: readonly Row[] = [];
  let sorted: { readonly column: Column<Row>; readonly isDown: boolean } | null = null;
  const body = el('tbody');
  const heads = columns.map((column) => {
    const look = column.look === 'number' ? { class: 'number' } : {};
    const head = el('th', { ...look, attrs: { scope: 'col' } });
    const sort = (): void => {
      sorted = { column, isDown: sorted?.column === column && !sorted.isDown };
      markSorted();
      draw();
    };
    if (column.sort === undefined) head.append(column.title);
    else head.append(el('button', { on: sort, attrs: { type: 'button' } }, column.title));
    return { column, head };
  });
  const markSorted = (): void => {
    for (const { column, head } of heads) {
      if (sorted?.column !== column) head.removeAttribute('aria-sort');
      else head.setAttribute('aria-sort', sorted.isDown ? 'descending' : 'ascending');
      const arrow = sorted?.column !== column ? '' : sorted.isDown ? ' ▼' : ' ▲';
      if (column.sort !== undefined) setText(head.firstChild ?? head, column.title + arrow);
    }
  };
  const draw = (): void => {
    const { sort } = sorted?.column ?? {};
    const ordered =
      sort === undefined ? rows : rows.toSorted((one, other) => compare(sort(one), sort(other)));
    drawRows(body, sorted?.isDown === true ? ordered.toReversed() : ordered, words);
  };
  const last = acts === undefined ? [] : [el('th', { attrs: { scope: 'col' } }, '操作')];
  const table = el(
    'table',
    {},
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...heads.map(({ head }) => head), ...last)),
    body,
  );
  return {
    // Scrolled sideways by keyboard too.
    shown: el(
      'div',
      { class: 'sheet', attrs: { tabindex: '0', role: 'region', 'aria-label': caption } },
      table,
    ),
    show(next) {
      rows = next;
      draw();
    },
  };
}

function compare(one: string | number | null, other: string | number | null): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  return one < other ? -1 : 1;
}

function drawRows<Row>(
  body: HTMLTableSectionElement,
  rows: readonly Row[],
  { columns, key, acts }: TableWords<Row>,
): void {
  const focused = body.contains(document.activeElement) ? document.activeElement : null;
  const known = new Map([...body.rows].map((row) => [row.dataset['key'], row]));
  const drawn = rows.map((row) => {
    const name = key(row);
    const shown = known.get(name) ?? newRow(name, columns, acts !== undefined);
    columns.forEach((column, at) => drawCell(shown.cells[at], column, row));
    if (acts !== undefined) drawActs(shown.cells[columns.length], acts(row));
    return shown;
  });
  const isSame =
    drawn.length === body.rows.length && drawn.every((row, at) => row === body.rows[at]);
  if (isSame) return;
  body.replaceChildren(...drawn);
  // Taking an element out and in again loses its focus, though not its place.
  if (focused instanceof HTMLElement && body.contains(focused))
    focused.focus({ preventScroll: true });
}

function newRow<Row>(
  key: string,
  columns: readonly Column<Row>[],
  hasActs: boolean,
): HTMLTableRowElement {
  const row = el('tr');
  row.dataset['key'] = key;
  for (const _ of columns) row.append(el('td'));
  if (hasActs) row.append(el('td', { class: 'acts' }));
  return row;
}

function drawCell<Row>(shown: HTMLElement | undefined, column: Column<Row>, row: Row): void {
  if (shown === undefined) return;
  const cell = column.cell(row);
  const { text, also = '', tone = '' } = typeof cell === 'string' ? { text: cell } : cell;
  const look = [column.look ?? '', tone].filter((one) => one !== '').join(' ');
  if (shown.className !== look) shown.className = look;
  if (shown.dataset['text'] === `${text}\n${also}`) return;
  shown.dataset['text'] = `${text}\n${also}`;
  shown.replaceChildren(text, ...(also === '' ? [] : [el('span', { class: 'also' }, also)]));
}

const actOf = new WeakMap<Element, () => void>();

function drawActs(cell: HTMLElement | undefined, acts: readonly RowAct[]): void {
  if (cell === undefined) return;
  while (cell.children.length > acts.length) cell.lastElementChild?.remove();
  acts.forEach(({ words, isGrave, act }, at) => {
    const known = cell.children[at];
    const shown = known ?? el('button', { attrs: { type: 'button' } });
    if (known === undefined) {
      shown.addEventListener('click', () => actOf.get(shown)?.());
      cell.append(shown);
    }
    actOf.set(shown, act);
    shown.className = isGrave === true ? 'grave' : '';
    setText(shown, words);
  });
}
