import { type Crop, cropPixels, turnedSize } from './crop.ts';
import { hintLimits } from './picture-hints.ts';
import type { Pixels } from './pixels.ts';
import type { Turns } from './turns.ts';

/**
 * Sizes pictures are kept and shown in. 2,400 pixels along an A4 sheet are 205 dpi: print of 6 points stays legible,
 * and a page is 0.4 to 0.9 MB; at quality 0.86 JPEG puts no visible rings around letters.
 */
export const pictureSizes = {
  keptSide: 2400,
  keptQuality: 0.86,
  shownSide: 1200,
  shownQuality: 0.8,
} as const;

/** A picture decoded, to be turned, cropped and drawn; `close` lets its memory go. */
export type Drawn = Pick<ImageBitmap, 'width' | 'height' | 'close'>;

/** A picture that cannot be used, in words. */
export class PictureTrouble extends Error {
  override readonly name = 'PictureTrouble';
}

const undecoded = '图片文件已损坏或不完整,不能打开。请重新选择或重新拍摄。';
const undrawn = '图片未能生成,请重试;如仍不行请重新载入程序。';

/** Decodes outside of the page's own thread; upright, as the camera's own note in the file says. @throws PictureTrouble */
export async function decodePicture(bytes: Uint8Array, mediaType: string): Promise<ImageBitmap> {
  try {
    const blob = new Blob([new Uint8Array(bytes)], { type: mediaType });
    return await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch (cause) {
    throw new PictureTrouble(undecoded, { cause });
  }
}

/** The piece to be kept: turned, cropped, made smaller where it is too large, as JPEG without any of the file's notes. @throws PictureTrouble */
export async function drawKept(
  picture: ImageBitmap,
  turns: Turns,
  crop: Crop,
): Promise<Uint8Array> {
  return await toJpeg(
    draw(picture, turns, crop, pictureSizes.keptSide).canvas,
    pictureSizes.keptQuality,
  );
}

/** The same to be looked at, smaller. @throws PictureTrouble */
export async function drawShown(
  picture: ImageBitmap,
  turns: Turns,
  crop: Crop,
): Promise<Uint8Array> {
  return await toJpeg(
    draw(picture, turns, crop, pictureSizes.shownSide).canvas,
    pictureSizes.shownQuality,
  );
}

/** Its pixels, in the one size that hints are made for. @throws PictureTrouble */
export function pixelsOf(picture: ImageBitmap, turns: Turns, crop: Crop): Pixels {
  const { context, width, height } = draw(picture, turns, crop, hintLimits.analysisSide);
  return context.getImageData(0, 0, width, height);
}

function draw(picture: ImageBitmap, turns: Turns, crop: Crop, longestSide: number) {
  const from = cropPixels(crop, turnedSize(picture, turns));
  const scale = Math.min(1, longestSide / Math.max(from.width, from.height));
  const width = Math.max(1, Math.round(from.width * scale));
  const height = Math.max(1, Math.round(from.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new PictureTrouble(undrawn);
  // JPEG knows no transparency: what is clear in a PNG would turn black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.scale(width / from.width, height / from.height);
  context.translate(-from.x, -from.y);
  turnAbout(context, picture, turns);
  context.drawImage(picture, 0, 0);
  return { canvas, context, width, height };
}

/** Turns the paper under the pen, so that the picture's corner comes to lie in the origin again. */
function turnAbout(
  context: Pick<OffscreenCanvasRenderingContext2D, 'translate' | 'rotate'>,
  { width, height }: Drawn,
  turns: Turns,
): void {
  switch (turns) {
    case 0:
      return;
    case 1:
      context.translate(height, 0);
      break;
    case 2:
      context.translate(width, height);
      break;
    case 3:
      context.translate(0, width);
      break;
  }
  context.rotate((turns * Math.PI) / 2);
}

async function toJpeg(canvas: OffscreenCanvas, quality: number): Promise<Uint8Array> {
  try {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new PictureTrouble(undrawn, { cause });
  }
}
