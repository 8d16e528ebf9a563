import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { iconPixels } from './icon-drawing.ts';
import { inProject, isStarted } from './run.ts';

/** Sizes of the Linux icon set, and those that go into the Windows icon. */
export const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;
export const icoSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256] as const;

/** A PNG file of RGBA pixels, every row unfiltered. */
export function pngOf(pixels: Uint8Array, size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row += 1)
    rows.set(pixels.subarray(row * size * 4, (row + 1) * size * 4), row * (size * 4 + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A Windows icon: bitmaps, which every Windows and installer reads, and a PNG for the largest. */
function icoOf(sizes: readonly number[]): Buffer {
  const images = sizes.map((size) => {
    const pixels = iconPixels(size);
    return { size, data: size < 256 ? bitmapOf(pixels, size) : pngOf(pixels, size) };
  });
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [at, { size, data }] of images.entries()) {
    const entry = head.subarray(6 + at * 16);
    // 0 means 256.
    entry.set([size % 256, size % 256, 0, 0, 1, 0, 32, 0]);
    entry.writeUInt32LE(data.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += data.length;
  }
  return Buffer.concat([head, ...images.map(({ data }) => data)]);
}

// Rows from the bottom, blue first, then the mask of older systems: empty, as the pixels have their own.
function bitmapOf(pixels: Uint8Array, size: number): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at += 1) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at * 4, at * 4 + 4);
    const row = size - 1 - Math.floor(at / size);
    colours.set([blue, green, red, alpha], (row * size + (at % size)) * 4);
  }
  return Buffer.concat([header, colours, Buffer.alloc(Math.ceil(size / 32) * 4 * size)]);
}

if (isStarted(import.meta.url)) {
  mkdirSync(inProject('assets/icons/linux'), { recursive: true });
  for (const size of pngSizes)
    writeFileSync(
      inProject(`assets/icons/linux/${size}x${size}.png`),
      pngOf(iconPixels(size), size),
    );
  writeFileSync(inProject('assets/icons/icon.ico'), icoOf(icoSizes));
}
