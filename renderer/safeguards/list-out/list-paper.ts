import listStyle from '../../../assets/print/list.css?raw';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { escapeHtml as escape, type Paper } from '../paper/paper.ts';

/** A list on paper, A4 upright: what it is, of whom, narrowed to what, its lines, and who printed it when. */
export function listPaper(list: {
  readonly title: string;
  readonly branch: string;
  readonly narrowed: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly printedBy: string;
  readonly printedAt: number;
}): Paper {
  const head = list.columns.map((column) => `<th>${escape(column)}</th>`).join('');
  const rows = list.rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('');
  const body = `<header><h1>${escape(list.title)}</h1><p>${escape(list.branch)}</p></header>
<p>${escape(list.narrowed)},共 ${list.rows.length} 笔</p>
<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>
<footer>打印 ${escape(list.printedBy)} ${beijingDateTime(list.printedAt)} · 内部资料,妥善保管</footer>`;
  return { title: list.title, style: listStyle, body };
}
