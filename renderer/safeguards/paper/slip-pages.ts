import { capitalAmount, figureAmount } from '../../../shared/values/money.ts';
import { linesOf } from './text-measure.ts';

/** A line of a slip: words, or an amount, which stands there in figures and in capitals. */
export type SlipLine =
  | { readonly label: string; readonly value: string }
  | { readonly label: string; readonly amountFen: number };

/** What stands behind a label. */
export function slipValue(line: SlipLine): string {
  return 'value' in line
    ? line.value
    : `${figureAmount(line.amountFen)} 元 ${capitalAmount(line.amountFen)}`;
}

// The measures of assets/print/slip.css, in mm.
const size = { name: 'slip', emMm: 3.53, lineMm: 5.12 };
const valueMm = 45;
const rowGapMm = 0.8;
const statementMm = 186;
/** What header, state, boxes and foot leave for lines and statement. */
const roomMm = 69;

/** The lines page by page, two beside each other as they are read; the statement stands on every page. */
export function slipPages(
  lines: readonly SlipLine[],
  statement: string,
): readonly (readonly SlipLine[])[] {
  const room = roomMm - 3 - linesOf(statement, statementMm, size) * size.lineMm;
  const pages: SlipLine[][] = [[]];
  let usedMm = 0;
  for (let at = 0; at < lines.length; at += 2) {
    const row = lines.slice(at, at + 2);
    const highMm =
      Math.max(...row.map((line) => linesOf(slipValue(line), valueMm, size))) * size.lineMm +
      rowGapMm;
    if (usedMm + highMm > room && pages.at(-1)?.length !== 0) {
      pages.push([]);
      usedMm = 0;
    }
    pages.at(-1)?.push(...row);
    usedMm += highMm;
  }
  return pages;
}
