import { brightness, type Pixels } from './pixels.ts';

/** What may be wrong with a picture. A hint never forbids: the clerk sees the paper, the program does not. */
export type PictureHint = 'blurred' | 'dark' | 'bright' | 'glare';

/**
 * Every threshold, for pictures brought to `analysisSide` first: sharpness depends on scale, so there is only one.
 *
 * - `leastSharpness`: variance of the Laplacian. Print and card text in focus gives several hundred, the same out of
 *   focus by a few pixels less than 40; an empty white sheet gives nearly 0, which `leastContrast` keeps out.
 * - `leastContrast`: standard deviation of brightness under which nothing is there that could be sharp.
 * - `darkMean`, `brightMean`: mean brightness. A card on a grey desk under office light lies between 90 and 200, a white
 *   sheet that fills the picture up to 225.
 * - `glareShare`: share of the picture burned out in blotches. A blotch is a cell of which nine tenths are burned, in a
 *   picture whose mean is under `glareMeanBelow`: on a white sheet, white is the paper.
 */
export const hintLimits = {
  analysisSide: 480,
  leastSharpness: 60,
  leastContrast: 12,
  darkMean: 60,
  brightMean: 235,
  burned: 250,
  blotchCell: 12,
  blotchFill: 0.9,
  glareShare: 0.012,
  glareMeanBelow: 190,
} as const;

/** What is seen and what to do, in the order of the table. */
export const hintWords: Readonly<Record<PictureHint, string>> = {
  blurred: '画面模糊,请放稳并等对焦清楚后重拍',
  dark: '画面过暗,请开灯或移到亮处重拍',
  bright: '画面过亮,请避开强光重拍',
  glare: '有反光,请转动证件或移开灯光后重拍',
};

/** What may be wrong with a picture of at most `analysisSide` pixels a side. */
export function pictureHints(pixels: Pixels): readonly PictureHint[] {
  const grey = brightness(pixels);
  const { mean, deviation } = spread(grey);
  const found: readonly (readonly [PictureHint, boolean])[] = [
    [
      'blurred',
      deviation >= hintLimits.leastContrast &&
        sharpness(grey, pixels.width, pixels.height) < hintLimits.leastSharpness,
    ],
    ['dark', mean < hintLimits.darkMean],
    ['bright', mean > hintLimits.brightMean],
    [
      'glare',
      mean < hintLimits.glareMeanBelow &&
        burnedShare(grey, pixels.width, pixels.height) > hintLimits.glareShare,
    ],
  ];
  return found.flatMap(([hint, holds]) => (holds ? [hint] : []));
}

/** Variance of the Laplacian: how much edges there are, and how hard. 0 for a picture without an inside. */
export function sharpness(grey: Float32Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around =
        (grey[at - 1] ?? 0) +
        (grey[at + 1] ?? 0) +
        (grey[at - width] ?? 0) +
        (grey[at + width] ?? 0);
      const edge = around - 4 * (grey[at] ?? 0);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count === 0 ? 0 : squares / count - (sum / count) ** 2;
}

function spread(grey: Float32Array): { readonly mean: number; readonly deviation: number } {
  if (grey.length === 0) return { mean: 0, deviation: 0 };
  let sum = 0;
  let squares = 0;
  for (const value of grey) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / grey.length;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / grey.length - mean * mean)) };
}

/** Share of the picture in cells that are burned out nearly whole: a lamp on foil, not white letters or a thin edge. */
function burnedShare(grey: Float32Array, width: number, height: number): number {
  const { blotchCell: cell, blotchFill, burned } = hintLimits;
  let blotches = 0;
  let cells = 0;
  for (let top = 0; top + cell <= height; top += cell) {
    for (let left = 0; left + cell <= width; left += cell) {
      let white = 0;
      for (let y = top; y < top + cell; y += 1) {
        for (let x = left; x < left + cell; x += 1) {
          if ((grey[y * width + x] ?? 0) >= burned) white += 1;
        }
      }
      cells += 1;
      if (white >= blotchFill * cell * cell) blotches += 1;
    }
  }
  return cells === 0 ? 0 : blotches / cells;
}
