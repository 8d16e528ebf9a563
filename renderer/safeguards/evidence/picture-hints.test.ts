import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hintLimits, pictureHints, sharpness } from './picture-hints.ts';
import { brightness, type Pixels } from './pixels.ts';

const width = 240;
const height = 160;

/** A picture by the brightness of each of its pixels. */
function picture(greyAt: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      data.set([greyAt(x, y), greyAt(x, y), greyAt(x, y), 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** Lines of print, dark on the paper's grey. */
const print = (x: number, y: number) => (y % 8 < 3 && x % 5 < 3 ? 60 : 170);

/** Each pixel the mean of those around it. */
function blurred(of: (x: number, y: number) => number, radius: number) {
  return (x: number, y: number) => {
    let sum = 0;
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) sum += of(x + dx + width, y + dy + height);
    }
    return sum / (2 * radius + 1) ** 2;
  };
}

const inLamp = (x: number, y: number) => Math.hypot(x - 120, y - 60) < 26;
/** A large dark form on paper: something to be sharp, and out of focus it is not. */
const form = (x: number, y: number) =>
  Math.floor(x / 60) % 2 === Math.floor(y / 40) % 2 ? 90 : 180;

describe('hints on a picture', () => {
  it('EV-7 say nothing about print in focus', () => {
    expect(pictureHints(picture(print))).toEqual([]);
  });

  it('EV-7 say that a picture is out of focus', () => {
    expect(pictureHints(picture(blurred(form, 5)))).toEqual(['blurred']);
  });

  it('do not call an empty sheet blurred', () => {
    expect(pictureHints(picture(() => 180))).toEqual([]);
  });

  it('say that it is too dark, or too bright', () => {
    expect(pictureHints(picture((x, y) => print(x, y) / 4))).toContain('dark');
    expect(pictureHints(picture(() => 252))).toContain('bright');
  });

  it('EV-7 say that a lamp is reflected, by a blotch and not by white letters or a white sheet', () => {
    const lamp = (x: number, y: number) => (inLamp(x, y) ? 255 : print(x, y));
    expect(pictureHints(picture(lamp))).toEqual(['glare']);
    const letters = (x: number, y: number) => (y % 8 < 3 && x % 5 < 3 ? 255 : 60);
    expect(pictureHints(picture(letters))).not.toContain('glare');
    const sheet = (x: number, y: number) => (y % 16 < 2 && x % 6 < 3 ? 30 : 252);
    expect(pictureHints(picture(sheet))).not.toContain('glare');
  });

  it('hold for a picture of one pixel, and of none', () => {
    const one: Pixels = { width: 1, height: 1, data: new Uint8ClampedArray([9, 9, 9, 255]) };
    expect(pictureHints(one)).toEqual(['dark']);
    const none: Pixels = { width: 0, height: 0, data: new Uint8ClampedArray() };
    expect(pictureHints(none)).toEqual(['dark']);
  });

  it('find a picture less sharp the more it is blurred', () => {
    const of = (radius: number) =>
      sharpness(brightness(picture(blurred(print, radius))), width, height);
    expect(of(1)).toBeLessThan(of(0));
    expect(of(4)).toBeLessThan(of(1));
  });

  it('weigh colours as the eye does, between black and white', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), ([red, green, blue]) => {
        const data = new Uint8ClampedArray([red, green, blue, 255]);
        const [grey] = brightness({ width: 1, height: 1, data });
        expect(grey).toBeGreaterThanOrEqual(Math.min(red, green, blue) - 1e-3);
        expect(grey).toBeLessThanOrEqual(Math.max(red, green, blue) + 1e-3);
      }),
    );
    expect(hintLimits.darkMean).toBeLessThan(hintLimits.brightMean);
  });
});
