import type { Turns } from './turns.ts';

/** What is kept of a picture as it is seen, in thousandths of its sides. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const wholePicture: Crop = { left: 0, top: 0, right: 1000, bottom: 1000 };

/** The least that may be left of a side: a smaller piece shows nothing. */
export const leastSide = 100;

export type Edge = keyof Crop;

/** Moves one edge; it stays in the picture, and the least side stays. */
export function moveEdge(crop: Crop, edge: Edge, by: number): Crop {
  const to = Math.round(crop[edge] + by);
  switch (edge) {
    case 'left':
    case 'top': {
      const far = edge === 'left' ? crop.right : crop.bottom;
      return { ...crop, [edge]: Math.max(0, Math.min(to, far - leastSide)) };
    }
    case 'right':
    case 'bottom': {
      const near = edge === 'right' ? crop.left : crop.top;
      return { ...crop, [edge]: Math.min(1000, Math.max(to, near + leastSide)) };
    }
  }
}

/** Moves the whole crop, as far as the picture goes; its size stays. */
export function moveCrop(crop: Crop, by: { readonly x: number; readonly y: number }): Crop {
  const x = Math.round(Math.max(-crop.left, Math.min(1000 - crop.right, by.x)));
  const y = Math.round(Math.max(-crop.top, Math.min(1000 - crop.bottom, by.y)));
  return {
    left: crop.left + x,
    top: crop.top + y,
    right: crop.right + x,
    bottom: crop.bottom + y,
  };
}

/** The crop of the same piece after the picture has been turned a quarter. */
export function turnCrop({ left, top, right, bottom }: Crop, by: 1 | -1): Crop {
  return by === 1
    ? { left: 1000 - bottom, top: left, right: 1000 - top, bottom: right }
    : { left: top, top: 1000 - right, right: bottom, bottom: 1000 - left };
}

/** A picture's size after turning. */
export function turnedSize(
  { width, height }: { readonly width: number; readonly height: number },
  turns: Turns,
): { readonly width: number; readonly height: number } {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** The crop in whole pixels of a picture of this size; at least one, never outside. */
export function cropPixels(
  crop: Crop,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const x = Math.min(width - 1, Math.floor((crop.left * width) / 1000));
  const y = Math.min(height - 1, Math.floor((crop.top * height) / 1000));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width, Math.ceil((crop.right * width) / 1000)) - x),
    height: Math.max(1, Math.min(height, Math.ceil((crop.bottom * height) / 1000)) - y),
  };
}
