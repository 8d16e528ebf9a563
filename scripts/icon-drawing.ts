import { readFileSync } from 'node:fs';
import { inProject } from './run.ts';

/** What the program's icon is made of, in the units of the drawing's view box. */
interface Drawing {
  readonly size: number;
  readonly tile: { readonly radius: number; readonly colour: Colour };
  readonly lines: {
    readonly width: number;
    readonly colour: Colour;
    readonly segments: readonly Segment[];
  };
}
type Colour = readonly [red: number, green: number, blue: number];
type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

const source = (): string => readFileSync(inProject('assets/icons/counter.svg'), 'utf8');

/** RGBA pixels of the icon at a size, from assets/icons/counter.svg. */
export function iconPixels(size: number): Uint8Array {
  const drawing = readDrawing(source());
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      pixels.set(pixelAt(drawing, x, y, drawing.size / size), (y * size + x) * 4);
  return pixels;
}

// Only what this drawing uses: a rounded square of the whole size and straight lines with round ends.
function readDrawing(svg: string): Drawing {
  const size = Number(required(svg, /viewBox="0 0 (\d+) \1"/));
  const path = required(svg, /\sd="([^"]+)"/);
  if (!/^(?:M[\d.]+ [\d.]+(?:[hv]-?[\d.]+)+)+$/.test(path)) throw new Error(`not drawn: ${path}`);
  return {
    size,
    tile: {
      radius: Number(required(svg, /\srx="([\d.]+)"/)),
      colour: colourOf(required(svg, /<rect[^>]*\sfill="(#\w+)"/)),
    },
    lines: {
      width: Number(required(svg, /stroke-width="([\d.]+)"/)),
      colour: colourOf(required(svg, /\sstroke="(#\w+)"/)),
      segments: path.split('M').slice(1).flatMap(segmentsOf),
    },
  };
}

function segmentsOf(part: string): readonly Segment[] {
  const [, startX = '', startY = '', steps = ''] = /^([\d.]+) ([\d.]+)(.*)$/.exec(part) ?? [];
  let [x, y] = [Number(startX), Number(startY)];
  return [...steps.matchAll(/([hv])(-?[\d.]+)/g)].map(([, way, by]) => {
    const from = [x, y] as const;
    if (way === 'h') x += Number(by);
    else y += Number(by);
    return [...from, x, y];
  });
}

function required(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`counter.svg has no ${pattern.source}`);
  return found;
}

function colourOf(hex: string): Colour {
  const full = hex.length === 4 ? hex.replace(/[\da-f]/gi, (digit) => digit + digit) : hex;
  const [red = 0, green = 0, blue = 0] = Buffer.from(full.slice(1), 'hex');
  return [red, green, blue];
}

// Edges are smoothed by looking at many points of each pixel; the larger the icon, the fewer are enough.
const samplesAt = (unit: number): number => (unit < 0.2 ? 4 : 8);

function pixelAt({ size, tile, lines }: Drawing, column: number, row: number, unit: number) {
  const samples = samplesAt(unit);
  let [onTile, onLine] = [0, 0];
  for (let sample = 0; sample < samples * samples; sample += 1) {
    const x = (column + ((sample % samples) + 0.5) / samples) * unit;
    const y = (row + (Math.floor(sample / samples) + 0.5) / samples) * unit;
    if (!isInTile(x, y, size, tile.radius)) continue;
    onTile += 1;
    if (lines.segments.some((segment) => distance(x, y, segment) <= lines.width / 2)) onLine += 1;
  }
  const share = onTile === 0 ? 0 : onLine / onTile;
  const mixed = tile.colour.map((part, at) =>
    Math.round(part + ((lines.colour[at] ?? 0) - part) * share),
  );
  return [...mixed, Math.round((onTile / samples ** 2) * 255)];
}

function isInTile(x: number, y: number, size: number, radius: number): boolean {
  const overX = Math.max(radius - x, x - (size - radius), 0);
  const overY = Math.max(radius - y, y - (size - radius), 0);
  return Math.hypot(overX, overY) <= radius;
}

function distance(x: number, y: number, [x1, y1, x2, y2]: Segment): number {
  const nearX = Math.min(Math.max(x, Math.min(x1, x2)), Math.max(x1, x2));
  const nearY = Math.min(Math.max(y, Math.min(y1, y2)), Math.max(y1, y2));
  return Math.hypot(x - nearX, y - nearY);
}
