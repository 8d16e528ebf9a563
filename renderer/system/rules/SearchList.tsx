import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { isComposing } from '../../ui/composing.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';

/** A list that narrows as one types; ↓ or Enter goes into it, Enter there opens. */
export function SearchList<Row>({
  id,
  label,
  placeholder,
  active,
  columns,
  rows,
  rowKey,
  nameOf,
  wordsOf,
  onOpen,
  head,
}: {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly active: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What it is called: hits in it come first. */
  readonly nameOf: (row: Row) => string;
  /** What else is searched in. */
  readonly wordsOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly head?: ReactNode;
}) {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const wasOpened = useRef(false);
  // Every figure of a table is searched in: put together once, not at every key.
  const searched = useMemo(
    () => rows.map((row) => searchedOf(row, nameOf, wordsOf)),
    [rows, nameOf, wordsOf],
  );
  const hits = hitsAmong(searched, typed);
  const intoList = () => list.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  // Whoever comes back from a row goes on at it; whoever comes anew begins to type.
  useEffect(() => {
    if (!active) return;
    const row = wasOpened.current
      ? list.current?.querySelector<HTMLElement>('tr[tabindex="0"]')
      : null;
    (row ?? field.current)?.focus();
  }, [active]);
  const open = (row: Row) => {
    wasOpened.current = true;
    onOpen(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    const [only] = hits;
    if (event.key === 'Enter' && hits.length === 1 && only !== undefined) open(only);
    else intoList();
  };
  return (
    <section className="gt-panel gt-list-panel" aria-label={label}>
      <header>
        <h2>
          {label} {hits.length}
        </h2>
        <input
          ref={field}
          className="gt-search gt-rule-search"
          aria-label={`查找${label}`}
          placeholder={placeholder}
          value={typed}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {head}
      </header>
      <div className="gt-list-fill" ref={list}>
        <DataTable
          id={id}
          label={label}
          columns={columns}
          rows={hits}
          rowKey={rowKey}
          onOpen={open}
          initialSort={{ column: '', direction: 'ascending' }}
          empty={
            rows.length === 0
              ? '正在读取…'
              : `没有符合“${typed.trim()}”的条目。请改录其他字,或清空后从清单中选择。`
          }
        />
      </div>
    </section>
  );
}

interface Searched<Row> {
  readonly row: Row;
  readonly name: string;
  readonly words: string;
}

function searchedOf<Row>(
  row: Row,
  nameOf: (row: Row) => string,
  wordsOf: (row: Row) => string,
): Searched<Row> {
  const name = nameOf(row).toLowerCase();
  return { row, name, words: `${name}\n${wordsOf(row).toLowerCase()}` };
}

/** The rows that have every word typed, those named so first, else in their order. */
function hitsAmong<Row>(searched: readonly Searched<Row>[], typed: string): readonly Row[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/);
  const has = (text: string) => wanted.every((word) => text.includes(word));
  return searched
    .filter(({ words }) => has(words))
    .toSorted((a, b) => Number(has(b.name)) - Number(has(a.name)))
    .map(({ row }) => row);
}
