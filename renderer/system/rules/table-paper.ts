import listStyle from '../../../assets/print/list.css?raw';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { csvTable } from '../../../shared/values/csv.ts';
import { escapeHtml as escape, type Paper } from '../../safeguards/paper/paper.ts';

/** A rule table as it leaves the window: nobody's personal data is in it, so no reason is asked. */
export interface TableOut {
  readonly title: string;
  readonly narrowed: string;
  readonly note: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A rule table on paper, A4 across: of which edition, narrowed to what, and who printed it when. */
export function tablePaper(
  { title, narrowed, note, titles, rows }: TableOut,
  printed: { readonly by: string; readonly at: number },
): Paper {
  const head = titles.map((one) => `<th>${escape(one)}</th>`).join('');
  const lines = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('');
  const body = `<header><h1>${escape(title)}</h1><p>规则表</p></header>
<p>${escape(narrowed)},共 ${rows.length} 条</p>${note === '' ? '' : `<p>${escape(note)}</p>`}
<table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table>
<footer>打印 ${escape(printed.by)} ${beijingDateTime(printed.at)} · 打印件不更新,以柜台 9013 为准</footer>`;
  return { title, style: listStyle, body };
}

/** A rule table as a file a spreadsheet reads. */
export function tableCsv({ titles, rows }: Pick<TableOut, 'titles' | 'rows'>): string {
  return csvTable(titles, rows);
}
