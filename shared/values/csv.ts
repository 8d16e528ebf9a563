/** Cells a spreadsheet would run as a formula begin with one of these, also behind spaces or full-width. */
const formulaStart = /^\s*[=+\-@＝＋－＠\t\r]/u;

/** Marks the text as UTF-8 for spreadsheet programs on Chinese Windows, which would read it as GBK. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it;
 * numbers stay numbers.
 *
 * csvLine(['=1+1', 'a"b', 3]) → `'=1+1,"a""b",3\r\n`
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const guarded = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** A whole table as a file that a spreadsheet reads: its titles and its lines. */
export function csvTable(
  titles: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return [byteOrderMark, csvLine(titles), ...rows.map((cells) => csvLine(cells))].join('');
}
