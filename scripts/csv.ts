/** A row of a CSV file under the names of its first line, and the line it begins at (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** The rows of a CSV file, or the line it cannot be read at and why, for staff. */
export type CsvResult =
  | { readonly ok: true; readonly rows: readonly CsvRow[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma-separated text (RFC 4180): the first line names the columns, quoted fields may hold commas, doubled
 * quotes and line breaks. Empty lines are skipped.
 */
export function readCsv(text: string): CsvResult {
  const table = splitCells(text);
  if (typeof table === 'number') {
    return { ok: false, line: table, message: '引号没有成对,请检查该行。' };
  }
  const [header, ...body] = table;
  if (header === undefined) return { ok: false, line: 1, message: '文件是空的,第一行应为字段名。' };
  const twice = header.cells.find((name, at) => header.cells.indexOf(name) !== at);
  if (twice !== undefined) return { ok: false, line: 1, message: `字段 ${twice} 出现了两次。` };
  const uneven = body.find(({ cells }) => cells.length !== header.cells.length);
  if (uneven !== undefined) {
    const message = `有 ${uneven.cells.length} 列,应为 ${header.cells.length} 列。`;
    return { ok: false, line: uneven.line, message };
  }
  const rows = body.map(({ line, cells }) => ({
    line,
    fields: Object.fromEntries(header.cells.map((name, at) => [name, cells[at] ?? ''])),
  }));
  return { ok: true, rows };
}

/** The cells line by line, or the line at which a quote is opened and never closed. */
function splitCells(text: string): Cells[] | number {
  const table: Cells[] = [];
  // One cell at a time, with what ends it: the quoted form first, then the plain one.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let cells: string[] = [];
  let line = 1;
  let first = line;
  while (cell.lastIndex < text.length || cells.length > 0) {
    const found = cell.exec(text);
    if (found === null) return line;
    const [all, quoted, plain = '', end] = found;
    cells.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    line += all.split('\n').length - 1;
    if (end === ',') continue;
    if (cells.length > 1 || cells[0] !== '') table.push({ line: first, cells });
    cells = [];
    first = line;
  }
  return table;
}
