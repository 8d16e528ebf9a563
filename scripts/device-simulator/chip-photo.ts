import { createHash } from 'node:crypto';
import { type Colour, pngOf } from './png.ts';

/** Size of the photo in a resident identity card's chip. */
const width = 102;
const height = 126;

interface Looks {
  readonly isWoman: boolean;
  readonly hair: Colour;
  readonly skin: Colour;
  readonly shirt: Colour;
  readonly hasGlasses: boolean;
  /** How wide the face is, and how far the eyes stand apart. */
  readonly faceWidth: number;
  readonly eyes: number;
}

/** A shape and its colour; the first that covers a point is seen. */
type Layer = readonly [(x: number, y: number) => boolean, Colour];

/** A drawn face as PNG, always the same for the same number: nobody's photo is used. */
export function chipPhoto(person: {
  readonly idNumber: string;
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
}): Buffer {
  const layers = faceOf(looksOf(person));
  return pngOf(width, height, (x, y) => smoothed(layers, x, y));
}

function looksOf({ idNumber, sex, birthDate }: Parameters<typeof chipPhoto>[0]): Looks {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = createHash('sha256').update(idNumber).digest();
  const grey = 120 + (a % 60);
  const tan = b % 24;
  return {
    isWoman: sex === 'F',
    hair: birthDate < '1962' ? [grey, grey, grey] : [28 + (a % 24), 24 + (a % 18), 24],
    skin: [238 - tan, 205 - tan, 178 - tan],
    shirt: [40 + (c % 120), 60 + (d % 110), 80 + (e % 120)],
    hasGlasses: d % 4 === 0,
    faceWidth: 22 + (c % 5),
    eyes: 10 + (e % 3),
  };
}

function faceOf(looks: Looks): readonly Layer[] {
  const { isWoman, hair, skin, shirt, hasGlasses, faceWidth, eyes } = looks;
  const lips: Colour = isWoman ? [196, 92, 92] : [176, 112, 100];
  const shade: Colour = [skin[0] - 22, skin[1] - 26, skin[2] - 26];
  const face = ellipse(51, 62, faceWidth, 30);
  const pair = (shape: (centre: number) => (x: number, y: number) => boolean) => {
    const [left, right] = [shape(51 - eyes), shape(51 + eyes)];
    return (x: number, y: number): boolean => left(x, y) || right(x, y);
  };
  const ring = pair((centre) => {
    const [outer, inner] = [ellipse(centre, 61, 8, 7), ellipse(centre, 61, 6.6, 5.6)];
    return (x, y) => outer(x, y) && !inner(x, y);
  });
  const back = isWoman ? ellipse(51, 64, faceWidth + 9, 42) : ellipse(51, 54, faceWidth + 3, 28);
  return [
    [pair((centre) => ellipse(centre, 61, 3.2, 2.2)), [30, 26, 26]],
    ...(hasGlasses ? ([[ring, [50, 50, 56]]] as const) : []),
    [pair((centre) => ellipse(centre, 54, 5.6, 1.3)), hair],
    [ellipse(51, 71, 2.6, 1.6), shade],
    [ellipse(51, 80, isWoman ? 7 : 8.4, 2.2), lips],
    [(x, y) => face(x, y) && y < 43 + Math.abs(x - 51) * (isWoman ? 0.34 : 0.12), hair],
    [face, skin],
    [(x, y) => Math.abs(x - 51) < 9 && y > 84 && y < 104, shade],
    [ellipse(51, 132, 46, 34), shirt],
    [(x, y) => back(x, y) && (isWoman || y < 60), hair],
    [() => true, [214, 226, 238]],
  ];
}

const ellipse =
  (centreX: number, centreY: number, radiusX: number, radiusY: number) =>
  (x: number, y: number): boolean =>
    ((x - centreX) / radiusX) ** 2 + ((y - centreY) / radiusY) ** 2 <= 1;

const parts = [0.25, 0.75] as const;

/** The mean of four points of a pixel, so that edges are not stairs. */
function smoothed(layers: readonly Layer[], x: number, y: number): Colour {
  const sum: [number, number, number] = [0, 0, 0];
  for (const dx of parts) {
    for (const dy of parts) {
      const seen = layers.find(([covers]) => covers(x + dx, y + dy));
      seen?.[1].forEach((part, at) => (sum[at] = (sum[at] ?? 0) + part / 4));
    }
  }
  return sum;
}
