/** Pixels of 13 px text: a Chinese character takes the full width, figures and letters little more than half. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e7f' ? 13 : 7.6;
  return width;
}

const padding = 17;
const sortMark = 16;
const widest = 300;

/** The width in which a title and all its cells can be read, within reason: longer texts are read with Enter. */
export function columnWidth(title: string, cells: readonly string[]): number {
  const needed = cells.reduce((most, cell) => Math.max(most, textWidth(cell)), 0);
  return Math.ceil(Math.min(widest, Math.max(textWidth(title) + sortMark, needed) + padding));
}
