import { escapeHtml as escape } from './paper.ts';
import { linesOf, normalText, piecesOf, type TextSize } from './text-measure.ts';

/** A part of a paper that is not cut: its markup and how high it will be at most. */
export interface Block {
  readonly html: string;
  readonly mm: number;
  /** It stands on the page of the block after it. */
  readonly keepsNext?: boolean;
  /** It begins a page. */
  readonly startsPage?: boolean;
}

/** Width of a page's text. */
const widthMm = 174;
const labelMm = 34;
const gapMm = 3;

/** The title of a part. `startsPage`: the part begins a page, and its title is larger. */
export function heading(text: string, { startsPage = false } = {}): Block {
  return startsPage
    ? { html: `<h2 class="first">${escape(text)}</h2>`, mm: 13, keepsNext: true, startsPage }
    : { html: `<h2>${escape(text)}</h2>`, mm: 11, keepsNext: true };
}

/** A paragraph, in as many blocks as pages could be between: only one longer than half a page is cut. */
export function paragraph(text: string, size: TextSize = normalText): readonly Block[] {
  return piecesOf(text, widthMm, size, 20).map((piece) => ({
    html: `<p class="${size.name}">${escape(piece)}</p>`,
    mm: linesOf(piece, widthMm, size) * size.lineMm + 1.5,
  }));
}

/** One thing of a list, behind an empty box to tick, or behind its number. */
export function item(mark: '□' | `${number}.`, text: string, note = ''): Block {
  const room = widthMm - 9;
  const noted = note === '' ? '' : `<small>${escape(note)}</small>`;
  const noteMm = note === '' ? 0 : linesOf(note, room, normalText) * 4.8;
  return {
    html: `<div class="item"><span>${mark}</span><div>${escape(text)}${noted}</div></div>`,
    mm: linesOf(text, room, normalText) * normalText.lineMm + noteMm + 1.6,
  };
}

/** A label and its value. */
export interface PaperLine {
  readonly label: string;
  readonly value: string;
}

/** Labels and values ruled like a form; two that are short stand beside each other. */
export function formRows(lines: readonly PaperLine[]): readonly Block[] {
  const rows: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [one, next] = [lines[at], lines[at + 1]];
    if (one === undefined) break;
    const isPair = next !== undefined && isShort(one) && isShort(next);
    rows.push(row(isPair ? [one, next] : [one]));
    if (isPair) at += 1;
  }
  return rows;
}

const halfMm = widthMm / 2;

function isShort({ label, value }: PaperLine): boolean {
  const fits = (text: string, room: number) => linesOf(text, room, normalText) === 1;
  return fits(value, halfMm - labelMm - gapMm - 2) && fits(label, labelMm);
}

function row(lines: readonly PaperLine[]): Block {
  const roomMm = widthMm / lines.length - labelMm - gapMm - 2;
  const high = lines.map(({ label, value }) =>
    Math.max(linesOf(value, roomMm, normalText), linesOf(label, labelMm, normalText)),
  );
  const cells = lines.map(
    ({ label, value }) => `<div><dt>${escape(label)}</dt><dd>${escape(value)}</dd></div>`,
  );
  return {
    html: `<dl class="row row-${lines.length}">${cells.join('')}</dl>`,
    mm: Math.max(...high) * normalText.lineMm + 2.2,
  };
}
