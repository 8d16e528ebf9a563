import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { iconPixels } from '../../scripts/icon-drawing.ts';
import { icoSizes, pngOf, pngSizes } from '../../scripts/icons.ts';
import { inProject } from '../../scripts/run.ts';

/** The reader of electron-updater: what installers and programs read with. */
const { load } = createRequire(inProject('node_modules/electron-updater/package.json'))(
  'js-yaml',
) as { load(text: string): unknown };
const config = load(readFileSync(inProject('electron-builder.yml'), 'utf8'));
const schema = JSON.parse(
  readFileSync(inProject('node_modules/app-builder-lib/scheme.json'), 'utf8'),
) as object;

describe('electron-builder.yml', () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

  it('fits the schema of electron-builder', () => {
    expect(validate(config) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...(config as object), electronFuse: {} })).toBe(false);
  });

  it('makes the installers that are promised, and no others', () => {
    const Target = z.object({
      target: z.string(),
      arch: z.union([z.string(), z.array(z.string())]),
    });
    const { win, linux } = z
      .object({
        win: z.object({ target: z.array(Target) }),
        linux: z.object({ target: z.array(Target) }),
      })
      .parse(config);
    expect(win.target).toEqual([{ target: 'nsis', arch: 'x64' }]);
    expect(linux.target).toEqual([
      { target: 'deb', arch: ['x64', 'arm64'] },
      { target: 'AppImage', arch: ['x64', 'arm64'] },
    ]);
  });

  it('keeps the journal when the program is removed', () => {
    expect(config).toMatchObject({ nsis: { deleteAppDataOnUninstall: false } });
  });
});

describe('the icons', () => {
  it.each(pngSizes)('are the drawing, at %d pixels', (size) => {
    const file = readFileSync(inProject(`assets/icons/linux/${size}x${size}.png`));
    const drawn = pngOf(iconPixels(size), size);
    // Another zlib may pack the same pixels otherwise; what a reader unpacks is the same.
    expect(pixelsOf(file).equals(pixelsOf(drawn))).toBe(true);
  });

  it('stand in the Windows icon from 16 to 256 pixels', () => {
    const ico = readFileSync(inProject('assets/icons/icon.ico'));
    const count = ico.readUInt16LE(4);
    const sizes = Array.from({ length: count }, (_, at) => ico[6 + at * 16] || 256);
    expect(sizes).toEqual([...icoSizes]);
    expect([sizes[0], sizes.at(-1)]).toEqual([16, 256]);
  });

  it('are a dark tile with light lines and clear corners', () => {
    const pixels = iconPixels(32);
    const at = (x: number, y: number) => [
      ...pixels.subarray((y * 32 + x) * 4, (y * 32 + x) * 4 + 4),
    ];
    expect(at(0, 0)[3]).toBeLessThan(128);
    expect(at(3, 3)).toEqual([0x14, 0x30, 0x4d, 255]);
    expect(at(16, 18)).toEqual([255, 255, 255, 255]);
  });
});

function pixelsOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const kind = png.toString('latin1', at + 4, at + 8);
    if (kind === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return inflateSync(Buffer.concat(parts));
}
