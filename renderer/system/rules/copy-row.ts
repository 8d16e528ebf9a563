import type { ClipboardEvent } from 'react';

/**
 * Ctrl+C on a row of a list copies it under its titles, as a spreadsheet takes it; marked text is copied as it is.
 * By the event of copying: the clipboard itself is a permission no page has here.
 */
export function copyRow(event: ClipboardEvent<HTMLElement>): void {
  const marked = window.getSelection()?.toString() ?? '';
  const row = document.activeElement?.closest('tr');
  const titles = row?.closest('table')?.tHead?.rows[0];
  if (marked !== '' || row == null || titles === undefined) return;
  event.clipboardData.setData('text/plain', `${lineOf(titles)}\n${lineOf(row)}`);
  event.preventDefault();
}

function lineOf(row: HTMLTableRowElement): string {
  return [...row.cells].map((cell) => wordsOf(cell)).join('\t');
}

/** What is read: the mark of the sorting is none of it. */
function wordsOf(cell: HTMLElement): string {
  return (cell.textContent ?? '').replace(/[▲▼]$/, '');
}
