/** A size of text on paper, as assets/print/sheet.css has it. */
export interface TextSize {
  /** The class it has there. */
  readonly name: string;
  /** Width of a Chinese character. */
  readonly emMm: number;
  readonly lineMm: number;
}

/** 10.5 pt. */
export const normalText: TextSize = { name: 'normal', emMm: 3.71, lineMm: 5.8 };
/** 14 pt, for clients who do not see well. */
export const largeText: TextSize = { name: 'large', emMm: 4.94, lineMm: 8 };

/** How many lines a text takes at most in a width. Printers' fonts differ: what is doubtful counts as wider. */
export function linesOf(text: string, widthMm: number, { emMm }: TextSize): number {
  const room = roomOf(widthMm, emMm);
  return text
    .split('\n')
    .reduce((lines, one) => lines + Math.max(1, Math.ceil(widthOf(one) / room)), 0);
}

/** A text in pieces of so many lines at most, in the order they are read. */
export function piecesOf(
  text: string,
  widthMm: number,
  { emMm }: TextSize,
  lines: number,
): readonly string[] {
  const room = roomOf(widthMm, emMm) * lines;
  const pieces: string[] = [];
  let [piece, used] = ['', 0];
  for (const character of text) {
    const width = widthOf(character);
    // A piece does not begin with what closes a sentence.
    if (used + width > room && !/[,。;:、)”』》]/.test(character)) {
      pieces.push(piece);
      [piece, used] = ['', 0];
    }
    piece += character;
    used += width;
  }
  return [...pieces, piece];
}

/** In characters; one less than fit, for what closes a sentence is not put at a line's beginning. */
function roomOf(widthMm: number, emMm: number): number {
  return Math.max(1, widthMm / emMm - 1.5);
}

/** In Chinese characters. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character.codePointAt(0) ?? 0);
  return width;
}

function characterWidth(code: number): number {
  if (code >= 0x2000) return 1;
  if (code >= 0x30 && code <= 0x39) return 0.58;
  // Blanks, and what stands between digits.
  if (code <= 0x3a && code !== 0x25 && code !== 0x26) return 0.4;
  const isCapital = code >= 0x41 && code <= 0x5a;
  return isCapital || code > 0x7f ? 0.8 : 0.6;
}
