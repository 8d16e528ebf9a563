import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Crop,
  cropPixels,
  leastSide,
  moveCrop,
  moveEdge,
  turnCrop,
  turnedSize,
  wholePicture,
} from './crop.ts';
import { type Turns, turned } from './turns.ts';

const crops: fc.Arbitrary<Crop> = fc
  .tuple(fc.nat(900), fc.nat(900), fc.nat(1000), fc.nat(1000))
  .map(([left, top, wide, high]) => ({
    left,
    top,
    right: Math.min(1000, left + Math.max(leastSide, wide)),
    bottom: Math.min(1000, top + Math.max(leastSide, high)),
  }));
const edges = fc.constantFrom('left', 'top', 'right', 'bottom');
const byWhatever = fc.integer({ min: -2500, max: 2500 });

function isInside({ left, top, right, bottom }: Crop): boolean {
  return (
    left >= 0 &&
    top >= 0 &&
    right <= 1000 &&
    bottom <= 1000 &&
    right - left >= leastSide &&
    bottom - top >= leastSide
  );
}

describe('turning and cropping', () => {
  it('is where it was after four quarter turns, in either direction', () => {
    fc.assert(
      fc.property(crops, fc.constantFrom<1 | -1>(1, -1), (crop, by) => {
        let [turns, now]: [Turns, Crop] = [0, crop];
        for (let quarter = 0; quarter < 4; quarter += 1) {
          turns = turned(turns, by);
          now = turnCrop(now, by);
          expect(isInside(now)).toBe(true);
        }
        expect([turns, now]).toEqual([0, crop]);
        expect(turnCrop(turnCrop(crop, by), by === 1 ? -1 : 1)).toEqual(crop);
      }),
    );
  });

  it('keeps the piece that was chosen when the picture is turned to the right', () => {
    // The upper left corner comes to lie at the upper right.
    expect(turnCrop({ left: 0, top: 0, right: 200, bottom: 400 }, 1)).toEqual({
      left: 600,
      top: 0,
      right: 1000,
      bottom: 200,
    });
    expect(turnedSize({ width: 30, height: 20 }, 1)).toEqual({ width: 20, height: 30 });
    expect(turnedSize({ width: 30, height: 20 }, 2)).toEqual({ width: 30, height: 20 });
  });

  it('stays in the picture and large enough, whatever is pulled', () => {
    fc.assert(
      fc.property(crops, edges, byWhatever, byWhatever, (crop, edge, x, y) => {
        expect(isInside(moveEdge(crop, edge, x))).toBe(true);
        const moved = moveCrop(crop, { x, y });
        expect(isInside(moved)).toBe(true);
        expect(moved.right - moved.left).toBe(crop.right - crop.left);
        expect(moved.bottom - moved.top).toBe(crop.bottom - crop.top);
      }),
    );
  });

  it('is whole pixels inside of a picture of any size', () => {
    const sides = fc.integer({ min: 1, max: 6000 });
    fc.assert(
      fc.property(crops, sides, sides, (crop, width, height) => {
        const piece = cropPixels(crop, { width, height });
        expect(piece.x).toBeGreaterThanOrEqual(0);
        expect(piece.y).toBeGreaterThanOrEqual(0);
        expect(piece.width).toBeGreaterThanOrEqual(1);
        expect(piece.height).toBeGreaterThanOrEqual(1);
        expect(piece.x + piece.width).toBeLessThanOrEqual(width);
        expect(piece.y + piece.height).toBeLessThanOrEqual(height);
      }),
    );
    expect(cropPixels(wholePicture, { width: 7, height: 3 })).toEqual({
      x: 0,
      y: 0,
      width: 7,
      height: 3,
    });
  });
});
