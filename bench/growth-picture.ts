import type { FiguresResult } from './measure.ts';
import type { Figure } from './part.ts';

/** What the picture shows of a part; parts in rounds have no sizes. */
export type DrawnResult = Partial<Pick<FiguresResult, 'figures' | 'growths'>> &
  Pick<FiguresResult, 'title'> & {
    /** When it was taken, ISO 8601. */
    readonly at: string;
  };

/** A figure of the product at its sizes, smallest first. */
interface Line {
  readonly name: string;
  readonly unit: string;
  readonly growth: string;
  readonly points: readonly Point[];
}

interface Point {
  readonly size: number;
  readonly value: number;
}

interface Panel {
  readonly heading: string;
  readonly lines: readonly Line[];
}

const page = { width: 920, margin: 16 };
const plot = { left: 64, top: 34, width: 300, height: 170 };
const legend = { left: 392, line: 17 };
const numberHeight = 10;
/** Below a plot: the sizes, and air. */
const foot = 44;
/** Told apart by who does not see red beside green; the number at its end names a line in any case. */
const inks = ['#0b62a8', '#b34a00', '#00755c', '#8a3ab9', '#a1124d', '#5b5b00', '#3f4b57'];

/**
 * The growth of the product's figures as one SVG: for every part with figures at several sizes a panel, both axes
 * logarithmic, a numbered line a figure, and beside it name, first and last value, and the growth in a word. A part that
 * has none is left out; a value of 0 has no place on such an axis.
 */
export function growthPicture(results: Readonly<Record<string, DrawnResult>>): string {
  const panels = Object.entries(results).flatMap(([name, result]): Panel[] => {
    const lines = linesOf(result);
    const heading = `${name}: ${result.title} (${result.at.slice(0, 10)})`;
    return lines.length === 0 ? [] : [{ heading, lines }];
  });
  let top = page.margin;
  const drawn = panels.map((panel) => {
    const group = `<g transform="translate(0 ${top})">\n${panelOf(panel)}\n</g>`;
    top += heightOf(panel);
    return group;
  });
  const { width } = page;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" font-family="sans-serif" font-size="12" fill="#1f2933">`,
    '<title>How the figures of Guitai grow with the size</title>',
    `<rect width="${width}" height="${top}" fill="#ffffff"/>`,
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function linesOf({ figures = [], growths = [] }: DrawnResult): readonly Line[] {
  const own = figures.filter(({ role }) => role === 'product');
  return growths.flatMap(({ name, kind }): Line[] => {
    const same = own.filter((one) => one.name === name);
    const points = same.flatMap(pointOf).toSorted((a, b) => a.size - b.size);
    const unit = same[0]?.unit ?? '';
    return points.length < 2 ? [] : [{ name, unit, growth: kind, points }];
  });
}

function pointOf({ size = 0, value }: Figure): Point[] {
  return size > 0 && value !== null && value > 0 ? [{ size, value }] : [];
}

function heightOf({ lines }: Panel): number {
  const listed = legend.line * lines.length;
  return plot.top + Math.max(plot.height, listed) + foot;
}

function panelOf({ heading, lines }: Panel): string {
  const points = lines.flatMap((line) => line.points);
  const x = axis(
    points.map(({ size }) => size),
    plot.left,
    plot.left + plot.width,
  );
  const y = axis(
    points.map(({ value }) => value),
    plot.top + plot.height,
    plot.top,
  );
  return [
    text(page.margin, 16, heading, 'font-weight="bold"'),
    ...x.decades.map((at) => upright(x.place(at), words(at))),
    ...y.decades.map((at) => level(y.place(at), words(at))),
    ...lines.map((line, at) => curve(line, at, x.place, y.place)),
    ...numbers(lines.map(({ points }) => y.place(points.at(-1)?.value ?? 1))),
    ...lines.map((line, at) => said(line, at)),
  ].join('\n');
}

/** A logarithmic axis over whole decades, from one pixel to another. */
function axis(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    decades: Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at)),
    place: (value: number) =>
      tenth(from + ((Math.log10(value) - low) / (high - low)) * (to - from)),
  };
}

function upright(x: number, label: string): string {
  const bottom = plot.top + plot.height;
  return `${rule(x, plot.top, x, bottom)}\n${text(x, bottom + 16, label, 'text-anchor="middle"')}`;
}

function level(y: number, label: string): string {
  const { left, width } = plot;
  return `${rule(left, y, left + width, y)}\n${text(left - 6, y + 4, label, 'text-anchor="end"')}`;
}

function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#d9dee4"/>`;
}

function curve(
  { points }: Line,
  at: number,
  x: (size: number) => number,
  y: (value: number) => number,
): string {
  const places = points.map(({ size, value }) => ({ x: x(size), y: y(value) }));
  const path = places.map((one) => `${one.x},${one.y}`).join(' ');
  const ink = inkOf(at);
  return [
    `<polyline points="${path}" fill="none" stroke="${ink}" stroke-width="1.5"/>`,
    ...places.map((one) => `<circle cx="${one.x}" cy="${one.y}" r="2.5" fill="${ink}"/>`),
  ].join('\n');
}

/** The lines' numbers at their ends, from the top down; where ends lie close, further down than theirs. */
function numbers(ends: readonly number[]): readonly string[] {
  let free = Number.NEGATIVE_INFINITY;
  const downwards = ends.map((end, at) => ({ end, at })).toSorted((a, b) => a.end - b.end);
  return downwards.map(({ end, at }) => {
    const y = Math.max(end + 3, free);
    free = y + numberHeight;
    const x = plot.left + plot.width + 6;
    return text(x, y, String(at + 1), `fill="${inkOf(at)}" font-size="10"`);
  });
}

function said({ name, unit, growth, points }: Line, at: number): string {
  const [first, last] = [points[0], points.at(-1)].map((one) => words(one?.value ?? Number.NaN));
  const line = `${at + 1}  ${name}: ${first} → ${last} ${unit}, ${growth}`;
  return text(legend.left, plot.top + 10 + legend.line * at, line, `fill="${inkOf(at)}"`);
}

function inkOf(at: number): string {
  return inks[at % inks.length] ?? '#000000';
}

function text(x: number, y: number, words: string, more: string): string {
  return `<text x="${tenth(x)}" y="${tenth(y)}" ${more}>${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Three digits that count, and thousands told apart. */
function words(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
