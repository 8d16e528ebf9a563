/** Texts in one array of UTF-16 units, each ended by a zero. */
export interface TextTable {
  readonly units: Uint16Array;
  /** Where each begins, and where the last ends. */
  readonly starts: Uint32Array;
}

/** Packs texts; none may hold a zero unit. */
export function textTable(texts: readonly string[]): TextTable {
  const starts = new Uint32Array(texts.length + 1);
  let length = 0;
  for (const [at, text] of texts.entries()) {
    starts[at] = length;
    length += text.length + 1;
  }
  starts[texts.length] = length;
  const units = new Uint16Array(length);
  for (const [at, text] of texts.entries()) {
    const start = starts[at] ?? 0;
    for (let unit = 0; unit < text.length; unit += 1) units[start + unit] = text.charCodeAt(unit);
  }
  return { units, starts };
}

/** The text at a place of the table. */
export function textAt({ units, starts }: TextTable, at: number): string {
  return String.fromCharCode(...units.subarray(starts[at] ?? 0, (starts[at + 1] ?? 1) - 1));
}

/** How a text from a unit on, up to its end, compares with another's beginning: 0 when it begins so. */
export function compareStart(units: Uint16Array, from: number, text: string): number {
  for (let at = 0; at < text.length; at += 1) {
    const difference = (units[from + at] ?? 0) - text.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return 0;
}
