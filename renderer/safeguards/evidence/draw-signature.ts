import { fontFamily } from '../../ui/theme.ts';
import { PictureTrouble } from './draw-picture.ts';

const undrawn = '签名未能生成,请重签;如仍不行请改用纸质签名后拍照。';

/** The signature with a line under it that says whose it is and when it was written, as PNG. @throws PictureTrouble */
export async function drawSignature(
  signature: HTMLCanvasElement,
  caption: string,
): Promise<Uint8Array> {
  const { width, height } = signature;
  // The caption grows with the writing, so that it is legible wherever the picture is shown whole.
  const line = Math.max(16, Math.round(width / 36));
  const canvas = new OffscreenCanvas(width, height + 2 * line);
  const context = canvas.getContext('2d');
  if (context === null) throw new PictureTrouble(undrawn);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(signature, 0, 0);
  context.fillStyle = '#4d5866';
  context.font = `${line}px ${fontFamily}`;
  context.textBaseline = 'middle';
  context.fillText(caption, line, height + line, width - 2 * line);
  try {
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new PictureTrouble(undrawn, { cause });
  }
}
